import { Tooltip } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { describeAge, describeInstant } from './relative-time.ts';

/** One clock for all instants on the page, so that they move together. */
const everyHalfMinute = (onTick: () => void) => {
  const timer = setInterval(onTick, 30_000);
  return () => clearInterval(timer);
};
const thisHalfMinute = () => Math.floor(Date.now() / 30_000) * 30_000;

/** An instant as its age; what the clock showed in the reader's zone comes on hover and on focus. @param at ISO 8601; null: never */
export function RelativeTime({ at }: { readonly at: string | null }) {
  const now = useSyncExternalStore(everyHalfMinute, thisHalfMinute);
  if (at === null) return <span>never</span>;
  const instant = Date.parse(at);
  return (
    <Tooltip label={describeInstant(instant)} events={{ hover: true, focus: true, touch: true }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach the instant in full as the mouse does */}
      <time dateTime={at} tabIndex={0}>
        {describeAge(instant, Math.max(now, Math.min(Date.now(), instant)))}
      </time>
    </Tooltip>
  );
}
