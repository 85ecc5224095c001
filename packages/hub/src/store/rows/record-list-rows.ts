import type { Db } from '../database.ts';
import type { MirrorColumn } from '../mirror/mirror-table.ts';
import { beginParameters, describeCondition, type Parameters, type RecordCondition } from './record-conditions.ts';

/** A column as it is read. */
export type ReadColumn = Pick<MirrorColumn, 'column'> & { readonly sqlType: MirrorColumn['type'] };

/** Which rows of a table of the mirror. Names come from definitions, values become parameters. */
export interface RecordScope {
  readonly connectionId: number;
  /** In the schema mirror. */
  readonly table: string;
  /** As they were then; null: now. */
  readonly asOf: Date | null;
  readonly deleted: 'no' | 'only' | 'with';
  readonly conditions: readonly RecordCondition[];
  /** Text that is looked for in these columns: in some of them it must stand. */
  readonly search: { readonly text: string; readonly columns: readonly string[] } | null;
  /**
   * Only for speed, where a reader is limited to some clients and the rows name theirs: the row policies decide what is seen.
   */
  readonly likelyClients: { readonly column: string; readonly ids: readonly number[] } | null;
}

/** Where a page begins: behind the row with this value and key. */
export interface RecordPlace {
  /** Of the column that orders, as text; null: among the rows that have none. */
  readonly value: string | null;
  readonly key: readonly string[];
}

/** One page of rows. */
export interface RecordPage extends RecordScope {
  readonly key: readonly ReadColumn[];
  readonly columns: readonly ReadColumn[];
  readonly order: { readonly by: ReadColumn; readonly descending: boolean };
  readonly after: RecordPlace | null;
  readonly limit: number;
}

/** One row: the values of the columns in their order, and its place. */
export interface ListedRecord {
  readonly values: readonly unknown[];
  readonly isDeleted: boolean;
  readonly place: RecordPlace;
}

/**
 * Rows in order, by value and then by key; rows without a value come last in either direction. Two statements, so that each can go by an index:
 * those with a value, and only once these are at their end, those without.
 */
export async function listRecords(db: Db, page: RecordPage): Promise<readonly ListedRecord[]> {
  const isAmongEmpty = page.after !== null && page.after.value === null;
  const filled = isAmongEmpty ? [] : await listPart(db, page, { isFilled: true, after: page.after, limit: page.limit });
  if (filled.length >= page.limit || page.key.some(({ column }) => column === page.order.by.column)) return filled;
  const rest = await listPart(db, page, {
    isFilled: false,
    after: isAmongEmpty ? page.after : null,
    limit: page.limit - filled.length,
  });
  return [...filled, ...rest];
}

/** How many rows there are, counted no further than one beyond the cap. */
export async function countRecords(db: Db, scope: RecordScope, cap: number): Promise<number> {
  const parameters = beginParameters();
  const limit = rowsAtMost(cap + 1);
  const counted = perClient(scope, parameters, (where) => `SELECT 1 FROM ${where} LIMIT ${limit}`);
  const { rows } = await db.client.query<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT FROM (${counted}) AS each LIMIT ${limit}) AS counted`,
    parameters.values,
  );
  return rows[0]?.count ?? 0;
}

/** Stands in the text: a plan that is kept for every value must know that few rows are wanted. */
function rowsAtMost(rows: number): string {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new TypeError(`${rows} rows cannot be asked for.`);
  return String(rows);
}

interface Part {
  /** Whether the rows have a value in the column that orders. */
  readonly isFilled: boolean;
  readonly after: RecordPlace | null;
  readonly limit: number;
}

async function listPart(db: Db, page: RecordPage, { isFilled, after, limit }: Part): Promise<readonly ListedRecord[]> {
  const { key, columns, order } = page;
  const parameters = beginParameters();
  const by = `t.${order.by.column}`;
  const keys = key.map(({ column }) => `t.${column}`);
  const way = order.descending ? 'DESC' : 'ASC';
  const ordered = isFilled ? [...new Set([by, ...keys])] : keys;
  const selected = [
    ...columns.map(({ column }, index) => `t.${column} AS c${index}`),
    ...keys.map((name, index) => `${name}::text AS k${index}`),
    `${by}::text AS place`,
    page.asOf === null ? 't.deleted_at IS NOT NULL AS gone' : 'false AS gone',
  ];
  const orders = ordered.map((name, index) => `${name} AS o${index}`);
  const part = `AND ${by} IS ${isFilled ? 'NOT ' : ''}NULL`;
  const behind = after === null ? '' : `AND ${describeBehind(page, { isFilled, after }, parameters)}`;
  const atMost = rowsAtMost(limit);
  const found = perClient(
    page,
    parameters,
    (where) =>
      `SELECT ${[...selected, ...orders].join(', ')} FROM ${where} ${part} ${behind}
        ORDER BY ${ordered.map((name) => `${name} ${way}`).join(', ')} LIMIT ${atMost}`,
  );
  const { rows } = await db.client.query<Record<string, unknown>>(
    `SELECT * FROM (${found}) AS each ORDER BY ${ordered.map((_, index) => `o${index} ${way}`).join(', ')} LIMIT ${atMost}`,
    parameters.values,
  );
  return rows.map((row) => ({
    values: columns.map((_, index) => row[`c${index}`] ?? null),
    isDeleted: row['gone'] === true,
    place: {
      value: typeof row['place'] === 'string' ? row['place'] : null,
      key: key.map((_, index) => String(row[`k${index}`])),
    },
  }));
}

/** Behind a row of the page before, as one comparison of rows, which an index can answer. */
function describeBehind(
  { key, order }: Pick<RecordPage, 'key' | 'order'>,
  { isFilled, after }: Pick<Part, 'isFilled'> & { readonly after: RecordPlace },
  { add }: Parameters,
): string {
  const sign = order.descending ? '<' : '>';
  const keys = key.map(({ column, sqlType }, index) => ({
    left: `t.${column}`,
    right: () => `${add(after.key[index])}::${sqlType}`,
  }));
  const isKey = key.some(({ column }) => column === order.by.column);
  const by = { left: `t.${order.by.column}`, right: () => `${add(after.value)}::${order.by.sqlType}` };
  const parts = isFilled ? [by, ...(isKey ? keys.filter(({ left }) => left !== by.left) : keys)] : keys;
  return `(${parts.map(({ left }) => left).join(', ')}) ${sign} (${parts.map(({ right }) => right()).join(', ')})`;
}

/**
 * A SELECT over the scope; where a reader is limited to a few clients one per client, so that each can go by an index in its order, and one
 * for rows that name none. `one` makes it from `<table> t WHERE …`.
 */
function perClient(scope: RecordScope, parameters: Parameters, one: (where: string) => string): string {
  const { likelyClients } = scope;
  if (likelyClients === null) return one(describeScope(scope, parameters));
  const { column, ids } = likelyClients;
  const where = describeScope(scope, parameters);
  const wanted = parameters.add([0, ...ids]);
  return `SELECT theirs.* FROM unnest(${wanted}::bigint[]) AS wanted (client)
      CROSS JOIN LATERAL (${one(`${where} AND t.${column} = wanted.client`)}) AS theirs
    UNION ALL SELECT * FROM (${one(`${where} AND t.${column} IS NULL`)}) AS nobodys`;
}

/** `<table> t WHERE …` */
function describeScope(scope: RecordScope, parameters: Parameters): string {
  const { connectionId, table, asOf, deleted, conditions, search } = scope;
  const { add } = parameters;
  const isPast = asOf !== null;
  const from = isPast ? `hub.${table}_as_of(${add(connectionId)}::integer, ${add(asOf)}::timestamptz) t` : `mirror.${table} t`;
  const where = isPast ? ['true'] : [`t.connection_id = ${add(connectionId)}`];
  if (!isPast && deleted !== 'with') where.push(`t.deleted_at IS ${deleted === 'no' ? '' : 'NOT '}NULL`);
  for (const condition of conditions) where.push(describeCondition(condition, parameters));
  if (search !== null) {
    const text = add(search.text);
    where.push(`(${search.columns.map((column) => `strpos(lower(t.${column}::text), lower(${text})) > 0`).join(' OR ')})`);
  }
  return `${from} WHERE ${where.join(' AND ')}`;
}
