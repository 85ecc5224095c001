import type { RecordKey } from './act-queue.ts';
import type { MappedRecord, MappingKind } from './mapping.queries.ts';

/** A record as the hub knows it. Splits of a company by its sites have keys of their own. */
export function keyOf(kind: MappingKind, { sourceKey }: Pick<MappedRecord, 'sourceKey'>): RecordKey {
  return { kind, sourceKey, siteName: '' };
}

/** `Linked Kestrel to Kestrel Dental.`, `Ignored 12 records.` */
export function actSentence(verb: string, records: readonly Pick<MappedRecord, 'name'>[], target?: string): string {
  const [first] = records;
  const what = records.length === 1 && first ? first.name : `${records.length.toLocaleString()} records`;
  return target === undefined || target === '' ? `${verb} ${what}.` : `${verb} ${what} to ${target}.`;
}
