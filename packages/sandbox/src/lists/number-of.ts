import { readInstant } from '../http/query.ts';

/** A member as its column of numbers holds it: booleans as 0 and 1, dates in milliseconds since 1970, NaN where there is nothing. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || value === '') return Number.NaN;
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? readInstant(value) : Number(value);
}
