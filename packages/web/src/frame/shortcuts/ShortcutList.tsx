import { Kbd, Modal, Stack, Switch, Text, Title } from '@mantine/core';
import classes from './ShortcutList.module.css';
import type { Shortcut } from './shortcuts.ts';

interface ShortcutListProps {
  /** Null: the list is closed. */
  readonly shortcuts: readonly Shortcut[] | null;
  readonly hasSingleKeys: boolean;
  readonly onSingleKeys: (isOn: boolean) => void;
  readonly onClose: () => void;
}

const groups = ['Everywhere', 'Go to', 'In tables'] as const;
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** What the keyboard can do on this screen, and a switch for those whom single keys get in the way of (WCAG 2.1.4). */
export function ShortcutList({ shortcuts, hasSingleKeys, onSingleKeys, onClose }: ShortcutListProps) {
  return (
    <Modal opened={shortcuts !== null} onClose={onClose} title="Keyboard shortcuts" size="lg">
      <Stack gap="lg">
        {groups.map((group) => {
          const members = shortcuts?.filter((one) => one.group === group) ?? [];
          return members.length === 0 ? null : (
            <section key={group} aria-label={group}>
              <Title order={3} mb={6}>
                {group}
              </Title>
              <dl className={classes['list']}>
                {members.map(({ keys, title }) => (
                  <div key={keys} className={classes['line']}>
                    <dt>{title}</dt>
                    <dd>
                      <Keys keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <Switch
          label="Single keys"
          description="Off: only shortcuts with Ctrl or Cmd work."
          checked={hasSingleKeys}
          onChange={({ currentTarget }) => onSingleKeys(currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}

/** Keys as they are printed on a keyboard. */
function Keys({ keys }: { readonly keys: string }) {
  const parts = keys.split(/([ +])/).filter((part) => part !== '+');
  return parts.map((part, index) =>
    part === ' ' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one shortcut never change their places
      <Text key={index} span c="dimmed" fz="xs" px={4}>
        then
      </Text>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one shortcut never change their places
      <Kbd key={index} ml={4}>
        {part === 'mod' ? (isMac ? '⌘' : 'Ctrl') : part.length === 1 ? part.toUpperCase() : part}
      </Kbd>
    ),
  );
}
