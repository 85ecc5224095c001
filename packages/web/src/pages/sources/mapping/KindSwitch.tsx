import { SegmentedControl, Stack, Tabs } from '@mantine/core';
import { useUrlState } from '../../../frame/url-state.ts';
import classes from './mapping.module.css';
import type { MappingKind, MappingStanding, MappingTabName } from './mapping.queries.ts';
import { kinds, kindWords, lists, listWords, openOf } from './mapping-words.ts';

interface KindSwitchProps {
  readonly kind: MappingKind;
  readonly list: MappingTabName;
  readonly counts: MappingStanding['counts'];
}

/** Which kind of records, and which of its lists, each with its count. */
export function KindSwitch({ kind, list, counts }: KindSwitchProps) {
  const [, change] = useUrlState();
  return (
    <Stack gap={10}>
      <div className={classes['scroll']}>
        <SegmentedControl
          aria-label="What is mapped"
          value={kind}
          onChange={(next) => change({ kind: next === 'company' ? undefined : next, list: undefined, q: undefined })}
          data={kinds.map((one) => {
            const open = openOf(counts[one]);
            return { value: one, label: `${kindWords[one].title}${open === 0 ? '' : ` · ${open.toLocaleString()} open`}` };
          })}
        />
      </div>
      <Tabs
        value={list}
        onChange={(next) => change({ list: next === 'suggested' ? undefined : (next ?? undefined) })}
        keepMounted={false}
      >
        <Tabs.List aria-label={`Lists of ${kindWords[kind].many}`}>
          {lists.map((one) => (
            <Tabs.Tab key={one} value={one} px={10}>
              {listWords[one]} {(counts[kind][one] ?? 0).toLocaleString()}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {/* What the tabs lead to stands below, outside of them, for its keys and its dialogs. */}
        {lists.map((one) => (
          <Tabs.Panel key={one} value={one}>
            {null}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}
