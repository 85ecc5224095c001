import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CursorElsewhereError } from '../../foundation/errors/cursor-elsewhere.ts';
import type { ReadColumn, RecordPlace } from '../../store/rows/record-list-rows.ts';
import { isReadable } from './read-filters.ts';

/** A cursor as it is written: the fingerprint of its list, the value that orders, the key. */
const written = z.tuple([z.string(), z.string().nullable(), z.array(z.string())]);

/** What a cursor belongs to. */
export interface CursorOf {
  /** Everything by which the rows and their order are chosen. */
  readonly list: unknown;
  readonly by: ReadColumn;
  readonly key: readonly ReadColumn[];
}

/** The cursor for the page behind a row. */
export function writeCursor({ list }: CursorOf, { value, key }: RecordPlace): string {
  return Buffer.from(JSON.stringify([fingerprint(list), value, key])).toString('base64url');
}

/**
 * The place that a cursor names. It gives no access: the place becomes parameters of the same statement that any reader may ask.
 * @throws CursorElsewhereError
 */
export function readCursor({ list, by, key }: CursorOf, cursor: string): RecordPlace {
  const [hash, value, keys] = parse(cursor);
  const isOurs =
    hash === fingerprint(list) &&
    keys.length === key.length &&
    key.every(({ sqlType }, index) => isReadable(sqlType, keys[index] ?? '')) &&
    (value === null || isPlace(by, value));
  if (!isOurs) throw new CursorElsewhereError();
  return { value, key: keys };
}

/** Instants come as the database writes them, `2026-01-05 10:00:00.123456+00`. */
function isPlace({ sqlType }: ReadColumn, value: string): boolean {
  if (sqlType === 'timestamptz') return /^[\d-]{10,12} [\d:.]{8,15}[+-][\d:]{2,8}$/.test(value);
  return sqlType === 'numeric' ? /^-?\d{1,200}(\.\d{1,200})?$/.test(value) : isReadable(sqlType, value);
}

function parse(cursor: string): z.output<typeof written> {
  try {
    return written.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new CursorElsewhereError();
  }
}

function fingerprint(list: unknown): string {
  return createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 16);
}
