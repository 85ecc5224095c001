import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Row } from '../tables/table.ts';
import { QueryRefusal } from './query-refusal.ts';
import type { ColumnKind, ReportTable } from './report-tables.ts';

/** Rows that one report table may hold; more would not fit in memory beside the sandbox. */
const MOST_ROWS = 2_000_000;

const TYPES: Readonly<Record<ColumnKind, string>> = {
  number: 'NUMERIC',
  text: 'TEXT COLLATE NOCASE',
  date: 'TEXT',
  flag: 'INTEGER',
};

/** Fills a table of the database from the rows of its entities, replacing what it held. */
export function loadTable(database: DatabaseSync, table: ReportTable, rowsOfEntity: (entity: string) => Iterable<Row>): void {
  const columns = table.columns.map((column) => `"${column.name}" ${TYPES[column.kind]}`).join(', ');
  database.exec(`DROP TABLE IF EXISTS "${table.name}"; CREATE TABLE "${table.name}" (${columns}); BEGIN`);
  try {
    const insert = database.prepare(`INSERT INTO "${table.name}" VALUES (${table.columns.map(() => '?').join(', ')})`);
    let many = 0;
    for (const entity of table.entities) {
      for (const record of rowsOfEntity(entity)) {
        for (const row of table.rowsOf === undefined ? [record] : table.rowsOf(record)) {
          many += 1;
          if (many > MOST_ROWS)
            throw new QueryRefusal('Execution Timeout Expired. The timeout period elapsed prior to completion of the operation.');
          insert.run(...table.columns.map((column) => storedValue(row[column.member], column.kind)));
        }
      }
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec(`ROLLBACK; DROP TABLE IF EXISTS "${table.name}"`);
    throw error;
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
