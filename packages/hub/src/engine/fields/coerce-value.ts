import type { PlanValue } from '../plan/plan-value.ts';
import type { MemberType } from '../plan/record-shape.ts';
import type { FieldScalar } from './transform-definition.ts';

/** More does not go into a field of an asset. */
const mostCharacters = 4_000;

/** What is left after all transforms, as the field takes it. Several values of a text stand beside each other. */
export function coerceValue(
  type: MemberType,
  values: readonly FieldScalar[],
): { readonly value: PlanValue } | { readonly problem: string } {
  const held = values.filter((value) => value !== null && value !== '');
  const [first] = held;
  if (first === undefined || first === null) return { value: null };
  if (type === 'text') return toText(held.map(String).join(', '));
  if (held.length > 1) return { problem: `There are ${held.length} values, and the field takes one.` };
  if (type === 'boolean') return toBoolean(first);
  if (type === 'instant') {
    const time = typeof first === 'boolean' ? Number.NaN : Date.parse(String(first));
    return Number.isNaN(time) ? { problem: 'It is no date.' } : { value: new Date(time).toISOString() };
  }
  const number = typeof first === 'boolean' ? Number.NaN : Number(first);
  if (!Number.isFinite(number)) return { problem: 'It is no number.' };
  if (type === 'key' && (!Number.isInteger(number) || number <= 0)) return { problem: 'It is no number of a record.' };
  return { value: number };
}

function toText(text: string): { readonly value: PlanValue } | { readonly problem: string } {
  const trimmed = text.replaceAll('\r\n', '\n').trim();
  if (trimmed.length > mostCharacters) return { problem: `It is longer than ${mostCharacters} characters.` };
  return { value: trimmed === '' ? null : trimmed };
}

function toBoolean(value: FieldScalar): { readonly value: PlanValue } | { readonly problem: string } {
  if (typeof value === 'boolean') return { value };
  if (/^(true|yes|1)$/i.test(String(value))) return { value: true };
  return /^(false|no|0)$/i.test(String(value)) ? { value: false } : { problem: 'It is neither yes nor no.' };
}
