import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Row } from '../tables/table.ts';
import { QueryRefusal, TIMED_OUT } from './query-refusal.ts';
import type { ColumnKind, ReportTable } from './report-tables.ts';

/** Rows that one report table may hold; more would not fit in memory beside the sandbox. */
const MOST_ROWS = 2_000_000;

const TYPES: Readonly<Record<ColumnKind, string>> = {
  number: 'NUMERIC',
  text: 'TEXT COLLATE NOCASE',
  date: 'TEXT',
  flag: 'INTEGER',
};

/**
 * Fills a table of the database from the rows of its entities, replacing what it held. What queries see is a view that calls
 * `tsql_tick` for every row that it visits: that is where a query that takes too long is stopped.
 */
export function loadTable(database: DatabaseSync, table: ReportTable, rowsOfEntity: (entity: string) => Iterable<Row>): void {
  const stored = `"rows of ${table.name}"`;
  const columns = table.columns.map((column) => `"${column.name}" ${TYPES[column.kind]}`).join(', ');
  database.exec(
    `DROP VIEW IF EXISTS "${table.name}"; DROP TABLE IF EXISTS ${stored}; CREATE TABLE ${stored} (${columns}); BEGIN`,
  );
  try {
    fill(database.prepare(`INSERT INTO ${stored} VALUES (${table.columns.map(() => '?').join(', ')})`), table, rowsOfEntity);
    database.exec(`COMMIT; CREATE VIEW "${table.name}" AS SELECT * FROM ${stored} WHERE tsql_tick(rowid)`);
  } catch (error) {
    database.exec(`ROLLBACK; DROP TABLE IF EXISTS ${stored}`);
    throw error;
  }
}

function fill(insert: StatementSync, table: ReportTable, rowsOfEntity: (entity: string) => Iterable<Row>): void {
  let many = 0;
  for (const entity of table.entities) {
    for (const record of rowsOfEntity(entity)) {
      for (const row of table.rowsOf === undefined ? [record] : table.rowsOf(record)) {
        many += 1;
        if (many > MOST_ROWS) throw new QueryRefusal(TIMED_OUT);
        insert.run(...table.columns.map((column) => storedValue(row[column.member], column.kind)));
      }
    }
  }
}

/** A member as it stands in its column. What has another type than it should is kept as text, as a database would. */
function storedValue(value: unknown, kind: ColumnKind): SQLInputValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return JSON.stringify(value) ?? null;
  return kind === 'date' ? value.replace(/(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/, '') : value;
}
