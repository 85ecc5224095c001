import { InvalidArgumentError } from 'commander';

/** A TCP port as an option. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return port;
}

/** `a,b,c` as a list without blanks and doubles. */
export function parseList(text: string): readonly string[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  if (names.length === 0) throw new InvalidArgumentError('The list is empty.');
  return [...new Set(names)];
}

/** How many worker processes. */
export function parseWorkers(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > 32) throw new InvalidArgumentError('It is a whole number from 0 to 32.');
  return count;
}

/** The number of something, as lists show it. */
export function parseId(text: string): number {
  const id = Number(text);
  if (!/^\d{1,15}$/.test(text) || id < 1) throw new InvalidArgumentError('It is a whole number, as the list shows it.');
  return id;
}

/** Numbers that stand one behind the other. */
export function collectIds(text: string, before: readonly number[] = []): readonly number[] {
  return [...before, parseId(text)];
}

/** An instant: a date (its first moment, UTC), or a date and time with its offset. */
export function parseInstant(text: string): Date {
  const isInstant = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/.test(text);
  const instant = new Date(isInstant ? text : Number.NaN);
  if (Number.isNaN(instant.getTime()))
    throw new InvalidArgumentError('It is a date, as 2026-03-31, or an instant, as 2026-03-31T12:00:00Z.');
  return instant;
}

const spanMs: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** An instant that is to come: a date, an instant with its offset, or a span from now (`12h`, `30d`, `4w`). */
export function parseUntil(text: string): Date {
  const span = /^(\d{1,4})([hdw])$/.exec(text);
  const until = span
    ? new Date(Date.now() + Number(span[1]) * (spanMs[span[2] ?? ''] ?? 0))
    : /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?$/.test(text)
      ? new Date(text)
      : new Date(Number.NaN);
  if (!(until.getTime() > Date.now())) throw new InvalidArgumentError('It is a date to come, as 2027-01-31, or a span, as 30d.');
  return until;
}
