import { Text, Tooltip } from '@mantine/core';
import type { CallAnswer } from '../../../api/route-types.ts';
import classes from './RunDays.module.css';

type Day = CallAnswer<'syncs.days'>['items'][number];

/** Thirty days as a strip: well, failed, or nothing. The same figures stand in the list for whoever reads it. */
export function RunDays({ days }: { readonly days: readonly Day[] }) {
  const byDay = new Map(days.map((day) => [day.day, day]));
  const strip = Array.from({ length: 30 }, (_, back) =>
    new Date(Date.now() - (29 - back) * 86_400_000).toISOString().slice(0, 10),
  );
  return (
    <section aria-label="Runs of the last thirty days">
      <Text fz="sm" mb={6}>
        Last thirty days, in UTC
      </Text>
      <ul className={classes['strip']}>
        {strip.map((day) => {
          const found = byDay.get(day);
          const words = describe(day, found);
          return (
            <Tooltip key={day} label={words} events={{ hover: true, focus: true, touch: true }}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the figures of a day must be reached by the keyboard as by the mouse */}
              <li data-state={stateOf(found)} tabIndex={0} aria-label={words} />
            </Tooltip>
          );
        })}
      </ul>
    </section>
  );
}

function stateOf(day: Day | undefined): string {
  if (!day) return 'none';
  return day.failed + day.suspect > 0 ? (day.done > 0 ? 'mixed' : 'failed') : 'done';
}

function describe(day: string, found: Day | undefined): string {
  if (!found) return `${day}: nothing ran`;
  const { done, failed, suspect, rowsRead, rowsWritten } = found;
  return `${day}: ${done.toLocaleString()} well, ${(failed + suspect).toLocaleString()} failed, ${rowsRead.toLocaleString()} rows read, ${rowsWritten.toLocaleString()} written`;
}
