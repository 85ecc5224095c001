import type { RecordShape } from '../plan/record-shape.ts';

/** Whether the record shows this field at all. Lists leave out what only the record by itself has, and that is not the same as empty. */
export function isShown(shape: RecordShape, record: Readonly<Record<string, unknown>>, field: string): boolean {
  const member = shape.members[field];
  if (member) return Object.hasOwn(record, member.wire);
  const list = shape.lists[field.split(':')[0] ?? ''];
  return list !== undefined && Array.isArray(record[list.wire]);
}
