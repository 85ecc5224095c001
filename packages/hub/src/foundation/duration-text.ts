/** A span of milliseconds for people, to its two largest units, rounded: `4 s`, `2 min 10 s`, `2 h 10 min`, `3 days 4 h`. Its sign is left out. */
export function durationText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return join([Math.floor(seconds / 60), 'min'], [seconds % 60, 's']);
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return join([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
  const hours = Math.round(seconds / 3_600);
  const days = Math.floor(hours / 24);
  return join([days, days === 1 ? 'day' : 'days'], [hours % 24, 'h']);
}

type Part = readonly [count: number, unit: string];

function join(large: Part, small: Part): string {
  return small[0] === 0 ? large.join(' ') : `${large.join(' ')} ${small.join(' ')}`;
}
