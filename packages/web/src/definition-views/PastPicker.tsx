import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';

interface PastPickerProps {
  /** ISO 8601; undefined: now. */
  readonly at: string | undefined;
  readonly onPick: (at: string | undefined) => void;
}

/** Chooses a moment in the past, in the reader's zone, or goes back to now. */
export function PastPicker({ at, onPick }: PastPickerProps) {
  return <Picker key={at} at={at} onPick={onPick} />;
}

function Picker({ at, onPick }: PastPickerProps) {
  const [typed, setTyped] = useState(at === undefined ? '' : toLocal(at));
  const isMoment = !Number.isNaN(Date.parse(typed));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isMoment) onPick(new Date(typed).toISOString());
      }}
    >
      <Group gap={6}>
        <TextInput
          type="datetime-local"
          size="xs"
          aria-label="As it was at"
          max={toLocal(new Date().toISOString())}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default" disabled={!isMoment}>
          Show
        </Button>
        {at === undefined ? null : (
          <Button size="xs" onClick={() => onPick(undefined)}>
            Back to now
          </Button>
        )}
      </Group>
    </form>
  );
}

/** `2026-11-21T08:05`, in the reader's zone, as a field for a moment wants it. */
function toLocal(at: string): string {
  const instant = new Date(at);
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
