import type { HaloEntity } from '@sundog/halo';
import { BadRecordKeyError } from '../../foundation/errors/bad-record-key.ts';
import { mirrorTableOf } from '../../store/mirror/mirror-table.ts';

/**
 * Reads what names one record: the values of the key in its order, with colons between where there are several (`512:3`).
 * @throws BadRecordKeyError
 */
export function readRecordKey(entity: HaloEntity, given: number | string): readonly (number | string)[] {
  const { key } = mirrorTableOf(entity);
  const parts = key.length === 1 ? [String(given)] : String(given).split(':');
  const values = key.map(({ type }, position) => {
    const part = parts[position]?.trim() ?? '';
    if (type === 'bigint') return /^-?\d{1,15}$/.test(part) ? Number(part) : null;
    return part === '' ? null : part;
  });
  const readable = values.filter((value) => value !== null);
  if (readable.length !== key.length || parts.length !== key.length)
    throw new BadRecordKeyError({ entity: entity.title, key: key.map(({ column }) => column) });
  return readable;
}
