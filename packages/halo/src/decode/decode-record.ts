import type { HaloEntity, HaloRecord } from '../entity.ts';
import { UnreadableRowError } from '../errors/unreadable-row.ts';
import type { HaloRow } from '../row.ts';
import { compileDecoder, type DecodedRow } from './compile-decoder.ts';

const decoders = new WeakMap<HaloEntity, (row: HaloRow) => DecodedRow>();

/**
 * A row as a typed record of its entity.
 * @throws UnreadableRowError where its key cannot be read
 * @example
 * const row = await halo.read(ticket, 42);
 * if (row) console.log(decodeRecord(ticket, row).summary);
 */
export function decodeRecord<E extends HaloEntity>(entity: E, row: HaloRow): HaloRecord<E> {
  let decode = decoders.get(entity);
  if (!decode) {
    decode = compileDecoder(entity);
    decoders.set(entity, decode);
  }
  const { values, unreadable } = decode(row);
  if (unreadable !== null) throw new UnreadableRowError({ entity: entity.name, why: unreadable });
  // The decoder fills exactly the fields of the entity, each by the coercion of its kind, and the key is there.
  return values as HaloRecord<E>;
}
