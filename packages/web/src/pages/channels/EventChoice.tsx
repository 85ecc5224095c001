import { Checkbox, Stack } from '@mantine/core';
import type { ChannelKinds } from './channels.queries.ts';

interface EventChoiceProps {
  readonly events: ChannelKinds['events'];
  readonly chosen: readonly string[];
  readonly onChoose: (names: string[]) => void;
}

/** Of what a channel tells. One that lies within another comes with it. */
export function EventChoice({ events, chosen, onChoose }: EventChoiceProps) {
  return (
    <Checkbox.Group label="Tells of" value={[...chosen]} onChange={onChoose}>
      <Stack gap={8} mt={6}>
        {events.map(({ name, title, description, within }) => {
          const comesWith = within !== null && chosen.includes(within);
          return (
            <Checkbox
              key={name}
              value={name}
              ml={within === null ? 0 : 22}
              label={title}
              description={comesWith ? `${description} Comes with the one above.` : description}
            />
          );
        })}
      </Stack>
    </Checkbox.Group>
  );
}
