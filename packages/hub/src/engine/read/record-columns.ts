import type { FilterOperator } from '@sundog/api';
import type { HaloEntity } from '@sundog/halo';
import { type MirrorColumn, mirrorTableOf } from '../../store/mirror/mirror-table.ts';
import { versionColumns } from '../../store/mirror/version-sql.ts';
import type { SightedEntity } from './reader-sight.ts';

/** How a value is shown and what may be asked of it. */
export type ColumnType = 'text' | 'html' | 'reference' | 'integer' | 'decimal' | 'money' | 'flag' | 'instant';

/** One column of an entity's table, as people and programs see it. */
export interface RecordColumn {
  /** The field's name in the entity's definition, or one of the hub's own: `syncedAt`. Names the column everywhere outside the database. */
  readonly name: string;
  readonly title: string;
  readonly type: ColumnType;
  /** The entity whose id it holds, by its table name; null: none. */
  readonly refersTo: string | null;
  /** The column that names what a reference refers to, where Halo shows the name beside the id. */
  readonly labelColumn: string | null;
  /** The column that holds the currency of an amount, where the record has one. */
  readonly currencyColumn: string | null;
  readonly operators: readonly FilterOperator[];
  /** Whether it is empty until the record was read by itself. */
  readonly isFromDetail: boolean;
  /** Whether it is known for a moment in the past. */
  readonly isKept: boolean;
  /** In the database. */
  readonly column: string;
  readonly sqlType: MirrorColumn['type'];
}

/** An entity that can be read: what of its definition that takes. The catalog's definitions have this shape. */
export interface ReadableEntity extends SightedEntity {
  /** For people, in plural. */
  readonly title: string;
  /** In the schema mirror. */
  readonly table: string;
  /** The columns of its table where nobody chose; absent: they follow from the definition. */
  readonly shownFirst?: readonly string[];
}

const operatorsOf: Readonly<Record<ColumnType, readonly FilterOperator[]>> = {
  text: ['equals', 'in', 'not-in', 'contains', 'starts', 'empty'],
  html: ['contains', 'empty'],
  reference: ['equals', 'in', 'not-in', 'empty'],
  integer: ['equals', 'in', 'not-in', 'from', 'before', 'empty'],
  decimal: ['equals', 'from', 'before', 'empty'],
  money: ['equals', 'from', 'before', 'empty'],
  flag: ['equals'],
  instant: ['from', 'before', 'empty'],
};

const typeOfKind: Readonly<Record<MirrorColumn['kind'], ColumnType>> = {
  integer: 'integer',
  decimal: 'decimal',
  money: 'money',
  text: 'text',
  uuid: 'text',
  html: 'html',
  boolean: 'flag',
  instant: 'instant',
  json: 'text',
};

const compiled = new WeakMap<HaloEntity, ReadonlyMap<string, RecordColumn>>();

/** The columns of an entity by name, the hub's own at the end. */
export function columnsOf({ halo, history }: ReadableEntity): ReadonlyMap<string, RecordColumn> {
  const known = compiled.get(halo);
  if (known) return known;
  const kept = new Set(history ? versionColumns(halo, history).map(({ field }) => field) : []);
  const { columns, key } = mirrorTableOf(halo);
  const isKept = (field: string) => kept.has(field) || (history !== undefined && key.some((part) => part.field === field));
  const own = columns.map((column) => toRecordColumn(halo, column, isKept(column.field)));
  const found = new Map([...own, ...hubColumns].map((column) => [column.name, column]));
  compiled.set(halo, found);
  return found;
}

function toRecordColumn(halo: HaloEntity, { field, column, type, kind, from }: MirrorColumn, isKept: boolean): RecordColumn {
  // Its own number is a number like any other: people ask for ranges of it.
  const refersTo = halo.key.at(-1) === field ? null : (halo.fields[field]?.refersTo ?? null);
  const shown = refersTo === null ? typeOfKind[kind] : 'reference';
  const label = field.endsWith('Id') ? `${field.slice(0, -2)}Name` : null;
  return {
    name: field,
    title: toTitle(field),
    type: shown,
    refersTo: refersTo?.replaceAll('-', '_') ?? null,
    labelColumn: label !== null && Object.hasOwn(halo.fields, label) ? label : null,
    currencyColumn: shown === 'money' && Object.hasOwn(halo.fields, 'currencyName') ? 'currencyName' : null,
    operators: operatorsOf[shown],
    isFromDetail: from === 'detail',
    isKept,
    column,
    sqlType: type,
  };
}

/** `lastUpdatedAt` -> `Last updated`, `isOnHold` -> `On hold`, `clientName` -> `Client`, `clientId` -> `Client ID`. */
function toTitle(field: string): string {
  const words = field.replace(/([a-z])([A-Z0-9])/g, '$1 $2').split(' ');
  const first = words[0];
  const last = words.at(-1);
  const kept = words.slice(first === 'is' && words.length > 1 ? 1 : 0);
  if (kept.length > 1 && (last === 'At' || last === 'Name')) kept.pop();
  const text = kept.map((word) => (word === 'Id' || word === 'id' ? 'ID' : word.toLowerCase())).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const hubColumn = (name: string, title: string, column: string): RecordColumn => ({
  name,
  title,
  type: 'instant',
  refersTo: null,
  labelColumn: null,
  currencyColumn: null,
  operators: operatorsOf.instant,
  isFromDetail: false,
  isKept: false,
  column,
  sqlType: 'timestamptz',
});

/** What the hub itself knows of every record. */
const hubColumns: readonly RecordColumn[] = [
  hubColumn('hubFirstSeenAt', 'First seen by the hub', 'first_seen_at'),
  hubColumn('hubWrittenAt', 'Last written by the hub', 'synced_at'),
  hubColumn('hubDetailAt', 'Last read by itself', 'detail_at'),
  hubColumn('hubDeletedAt', 'Found deleted', 'deleted_at'),
];
