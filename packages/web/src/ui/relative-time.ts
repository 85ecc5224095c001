const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/**
 * How long ago, or until when, in the reader's language: `5 min ago`, `yesterday`, `in 3 hours`. Below a minute it is `just now` or
 * `in a moment`: a clock that ticks every second asks for attention that nothing deserves.
 * @param at the instant, in milliseconds since the epoch
 */
export function describeAge(at: number, now: number, locale?: string): string {
  const seconds = Math.round((at - now) / 1000);
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  if (!step) return seconds <= 0 ? 'just now' : 'in a moment';
  const [unit, size] = step;
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }).format(Math.trunc(seconds / size), unit);
}

/** The instant in full, in the reader's zone and with its name: `21 Nov 2026, 08:05:00 GMT+1`. */
export function describeInstant(at: number, locale?: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);
}
