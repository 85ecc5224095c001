import { Progress, Stack, Text } from '@mantine/core';
import classes from './ProgressList.module.css';
import { StatusBadge } from './StatusBadge.tsx';

/** One piece of long work. */
export interface ProgressItem {
  readonly id: string;
  readonly title: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** What is being done now, in words: `Reading tickets`. */
  readonly phase?: string;
  readonly done: number;
  /** Null: nobody knows how many there will be, so no bar is drawn. */
  readonly total: number | null;
  /** `1,749 rows/s`. */
  readonly rate?: string;
}

const badges = {
  waiting: ['quiet', 'waiting'],
  running: ['busy', 'running'],
  done: ['good', 'done'],
  failed: ['bad', 'failed'],
} as const;

/** Long work, line by line: phase, done of total, rate. What changes is told to screen readers once per state, not once per row. */
export function ProgressList({ label, items }: { readonly label: string; readonly items: readonly ProgressItem[] }) {
  const ended = items.filter(({ state }) => state === 'done' || state === 'failed');
  return (
    <section aria-label={label}>
      <p role="status" className={classes['told']}>
        {ended.length} of {items.length} ended{ended.some(({ state }) => state === 'failed') ? ', some failed' : ''}.
      </p>
      <Stack gap={10} component="ul" className={classes['list'] ?? ''}>
        {items.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </Stack>
    </section>
  );
}

function Line({ item: { title, state, phase, done, total, rate } }: { readonly item: ProgressItem }) {
  const [meaning, word] = badges[state];
  const count = total === null ? done.toLocaleString() : `${done.toLocaleString()} of ${total.toLocaleString()}`;
  const figures = [phase, count, rate].filter(Boolean).join(' · ');
  return (
    <li>
      <div className={classes['head']}>
        <Text fz="sm" fw={600}>
          {title}
        </Text>
        <StatusBadge meaning={meaning}>{word}</StatusBadge>
      </div>
      {total !== null && total > 0 && state === 'running' ? (
        <Progress value={(100 * done) / total} size={5} my={4} aria-label={title} transitionDuration={200} />
      ) : null}
      <Text fz="xs" c="dimmed">
        {figures}
      </Text>
    </li>
  );
}
