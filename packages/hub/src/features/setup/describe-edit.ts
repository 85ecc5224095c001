import type { ConnectionRow } from '../../store/rows/connection-rows.ts';
import { toTypedFields } from './connection-row-fields.ts';

/** The fields that an edit changes, as they were and as they are then: for the audit. Names and numbers, never a secret. */
export interface EditDescription {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Says what an edit that was tested changes, of the fields that a person gave. */
export function describeEdit(
  { row, fields: is }: { readonly row: ConnectionRow; readonly fields: Readonly<Record<string, unknown>> },
  given: readonly string[],
): EditDescription {
  const was = toTypedFields(row, {});
  const changed = given.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  const pick = (from: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(changed.map((name) => [name, tellable(name, from[name])]));
  return { before: pick(was), after: pick(is) };
}

/** A certificate by its length; an address without the name and password that some write into it. */
function tellable(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value ?? null;
  return name === 'caPem' ? `${value.length} characters` : value.replace(/\/\/[^/]*@/, '//***@');
}
