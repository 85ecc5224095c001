/** `12345` -> `12,345`. */
export function formatCount(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** Seconds for people: `4 s`, `2 min 10 s`, `3 h 5 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
  const minutes = Math.round((whole % 3600) / 60);
  return `${Math.floor(whole / 3600)} h${minutes === 0 ? '' : ` ${minutes} min`}`;
}

/** How long ago an instant was, for people; `never` for null. */
export function formatAge(instant: string | null, now: number): string {
  if (instant === null) return 'never';
  const seconds = Math.max(0, (now - Date.parse(instant)) / 1000);
  if (seconds < 5) return 'just now';
  if (seconds < 86_400 * 2) return `${formatSeconds(Math.round(seconds < 3600 ? seconds : seconds - (seconds % 60)))} ago`;
  return `${Math.floor(seconds / 86_400)} days ago`;
}

/** `1 row`, `2 rows`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
