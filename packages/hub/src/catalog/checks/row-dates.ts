const dateText = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const offset = /(?:Z|[+-]\d\d:?\d\d)$/i;

/** A date of Halo in milliseconds since 1970, without an offset as UTC; null for everything else, sentinel years included (API.md 2.6). */
export function instantOf(value: unknown): number | null {
  if (typeof value !== 'string' || !dateText.test(value)) return null;
  const time = Date.parse(offset.test(value) ? value : `${value}Z`);
  return Number.isNaN(time) || time < 0 ? null : time;
}

/** Whether a text is a date of Halo, and whether it carries an offset. */
export function readsOffset(value: unknown): boolean | null {
  if (typeof value !== 'string' || instantOf(value) === null) return null;
  return offset.test(value);
}
