import { createHash } from 'node:crypto';
import type { StreamKind } from '../../store/rows/source-pass-rows.ts';
import type { RecordToKeep } from '../../store/rows/source-record-rows.ts';

/** Members that every read sets anew and that say nothing of the record: a count holds as of the read that brought it. */
const ofTheRead: Readonly<Partial<Record<StreamKind, readonly string[]>>> = { 'licence-count': ['asOf'] };

function memberOf(record: object, name: string): string | null {
  const value: unknown = Reflect.get(record, name);
  return typeof value === 'string' ? value : null;
}

/** What makes a record the same record in every read. */
export function externalIdOf(record: object): string {
  return memberOf(record, 'id') ?? JSON.stringify([memberOf(record, 'companyId'), memberOf(record, 'product')]);
}

/**
 * A text that the database takes: `jsonb` refuses the null character and halves of surrogate pairs, and one such name must not hold up the
 * page.
 */
function keepable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD');
}

/** The same value with members in the order of their names, whatever order they came in. */
function ordered(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'string') return keepable(value);
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [keepable(name), ordered(inner)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A record as it is kept: instants as ISO text, and a hash by which one that says the same is known. */
export function toKeptRecord(kind: StreamKind, record: object): RecordToKeep {
  const left = ofTheRead[kind] ?? [];
  const told = Object.fromEntries(Object.entries(record).filter(([name]) => !left.includes(name)));
  const id = keepable(externalIdOf(record));
  const companyId = memberOf(record, kind === 'company' ? 'id' : 'companyId');
  return {
    externalId: id,
    companyId: companyId === null ? null : keepable(companyId),
    text: JSON.stringify(ordered(record)),
    hash: hashOf(JSON.stringify(ordered(told))),
  };
}

/** A row that could not be read, as it is kept. */
export function toKeptRefusal({ text, problem }: { readonly text: string; readonly problem: string }) {
  return { text: keepable(text), problem: keepable(problem), hash: hashOf(JSON.stringify([text, problem])) };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
