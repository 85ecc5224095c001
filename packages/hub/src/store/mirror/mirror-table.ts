import type { FieldKind, HaloEntity } from '@sundog/halo';

/** One typed column of a mirror table. */
export interface MirrorColumn {
  /** The column's name in the database: snake_case of the field's name. */
  readonly column: string;
  /** The field's name in the entity's definition: camelCase. */
  readonly field: string;
  readonly kind: FieldKind;
  readonly type: 'bigint' | 'numeric' | 'text' | 'boolean' | 'timestamptz';
  /** Whether list rows hold it, or only the answer of GET by id. */
  readonly from: 'list' | 'detail';
}

/** The mirror table of one entity: `mirror.<table>`, keyed by connection and the entity's own key. */
export interface MirrorTable {
  readonly entity: HaloEntity;
  /** Singular snake_case: `recurring_invoice`. Without the schema. */
  readonly table: string;
  readonly key: readonly MirrorColumn[];
  readonly columns: readonly MirrorColumn[];
  /** Holds Halo's change date; null where Halo has none, or none that is dated by the change of the record. */
  readonly change: MirrorColumn | null;
}

const columnTypes: Readonly<Record<Exclude<FieldKind, 'json'>, MirrorColumn['type']>> = {
  integer: 'bigint',
  decimal: 'numeric',
  money: 'numeric',
  text: 'text',
  html: 'text',
  uuid: 'text',
  boolean: 'boolean',
  instant: 'timestamptz',
};

/** `lastUpdatedAt` -> `last_updated_at`; digits stay with the word before them: `category1` -> `category1`. */
export function toColumnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `recurring-invoice` -> `recurring_invoice`. */
export function toTableName(entityName: string): string {
  return entityName.replaceAll('-', '_');
}

const compiled = new WeakMap<HaloEntity, MirrorTable>();

/** The mirror table that an entity's definition asks for. Nested values (`json` fields) get no column: they live in `raw`. */
export function mirrorTableOf(entity: HaloEntity): MirrorTable {
  const known = compiled.get(entity);
  if (known) return known;
  const columns: MirrorColumn[] = [];
  for (const [field, { kind, from }] of Object.entries(entity.fields)) {
    if (kind === 'json') continue;
    columns.push({ column: toColumnName(field), field, kind, type: columnTypes[kind], from });
  }
  const key = entity.key.map((field) => {
    const column = columns.find((candidate) => candidate.field === field);
    if (!column) throw new TypeError(`The key field ${field} of ${entity.name} has no column.`);
    return column;
  });
  const { incremental } = entity;
  const change = incremental.by === 'newest-first' ? columns.find(({ field }) => field === incremental.field) : undefined;
  const table: MirrorTable = { entity, table: toTableName(entity.name), key, columns, change: change ?? null };
  compiled.set(entity, table);
  return table;
}

/** Which array of `hub.sync_seen` each key column goes to: numbers to i1 and i2, text to t1. */
export function seenSlots(table: MirrorTable): readonly ('i1' | 'i2' | 't1')[] {
  let numbers = 0;
  return table.key.map((column) => {
    if (column.type !== 'bigint') return 't1';
    numbers += 1;
    return numbers === 1 ? 'i1' : 'i2';
  });
}
