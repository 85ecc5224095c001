import { constants, DatabaseSync } from 'node:sqlite';
import type { Row } from '../tables/table.ts';
import { loadTable } from './load-table.ts';
import { QueryRefusal, TIMED_OUT } from './query-refusal.ts';
import { REPORT_TABLES, TEXT_COLUMNS } from './report-tables.ts';
import { addFunctions } from './sql-functions.ts';
import { translateQuery } from './translate-query.ts';

/** Where the rows come from. */
export interface ReportSource {
  /** All rows of an entity as they are now, in the shape of a detail. */
  rows(entity: string): Iterable<Row>;
  /** A number that rises with every write to the entity: a table is read again when it moved. */
  version(entity: string): number;
  /** What GETDATE() says, in milliseconds since 1970. */
  now(): number;
}

/** What came of a query, as `report` of Halo's answer has it (API.md 3.22). */
export interface ReportOutcome {
  readonly loaded: boolean;
  /** Why there are no rows, or ''. */
  readonly load_error: string;
  /** Keyed by the titles of the columns. */
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
}

/** Runs queries in SQL Server's dialect over the tables of REPORT_TABLES. */
export interface ReportEngine {
  /** Never throws: whatever is not understood or takes too long is told in `load_error`. */
  run(sql: string): ReportOutcome;
  close(): void;
}

/** Rows of one answer, at most; what is beyond is left out, as Halo's own cap does. */
const MOST_ROWS = 100_000;
/** Time that a query may take, in milliseconds. */
const MOST_TIME = 30_000;
/** Rows visited between two looks at the clock. */
const TICKS = 10_000;

const BY_NAME = new Map(REPORT_TABLES.map((table) => [table.name, table]));
const ALLOWED: ReadonlySet<number> = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
]);

/**
 * A real, read-only SQL engine over the rows of a sandbox; a query may take `mostTime` milliseconds. A table is filled when a query first names it, and again after a write.
 *
 * @example
 * const engine = createReportEngine({ rows: (entity) => tables.of(entity).rows(), version: (entity) => tables.of(entity).version, now: () => clock.now() });
 * engine.run('SELECT TOP 5 Faultid, Symptom FROM FAULTS WHERE Status = 9 ORDER BY dateoccured DESC');
 */
export function createReportEngine(source: ReportSource, mostTime: number = MOST_TIME): ReportEngine {
  let database: DatabaseSync | null = null;
  const deadline = makeDeadline(mostTime);
  const loaded = new Map<string, string>();
  const open = (): DatabaseSync => {
    if (database === null) {
      database = new DatabaseSync(':memory:');
      addFunctions(database, source.now, deadline.tick);
    }
    return database;
  };

  const prepareTables = (words: ReadonlySet<string>): DatabaseSync => {
    const db = open();
    for (const word of words) {
      const table = BY_NAME.get(word);
      if (table === undefined) continue;
      const version = table.entities.map((entity) => source.version(entity)).join(' ');
      if (loaded.get(table.name) === version) continue;
      loaded.delete(table.name);
      loadTable(db, table, source.rows);
      loaded.set(table.name, version);
    }
    return db;
  };

  return {
    run(sql) {
      try {
        const query = translateQuery(sql, TEXT_COLUMNS);
        const db = prepareTables(query.words);
        deadline.begin();
        return runReadOnly(db, query.sql);
      } catch (error) {
        return { loaded: false, load_error: sentenceOf(error), rows: [], columns: [] };
      }
    },
    close() {
      database?.close();
      database = null;
      loaded.clear();
    },
  };
}

/** Stops a query that visits rows for too long. */
function makeDeadline(mostTime: number): { begin(): void; tick(): void } {
  let end = 0;
  let visited = 0;
  return {
    begin() {
      end = performance.now() + mostTime;
      visited = 0;
    },
    tick() {
      visited += 1;
      if (visited % TICKS === 0 && performance.now() > end) throw new QueryRefusal(TIMED_OUT);
    },
  };
}

function runReadOnly(database: DatabaseSync, sql: string): ReportOutcome {
  database.setAuthorizer((action, table) =>
    ALLOWED.has(action) && !(table ?? '').startsWith('sqlite_') ? constants.SQLITE_OK : constants.SQLITE_DENY,
  );
  try {
    const statement = database.prepare(sql);
    const columns = titlesOf(statement.columns().map((column) => column.name));
    statement.setReturnArrays(true);
    const rows: Row[] = [];
    for (const values of statement.iterate() as Iterable<unknown>) {
      if (rows.length >= MOST_ROWS) break;
      rows.push(Object.fromEntries(columns.map((title, place) => [title, (values as unknown[])[place]])));
    }
    return { loaded: true, load_error: '', rows, columns };
  } finally {
    database.setAuthorizer(null);
  }
}

/** Titles of columns; a title that comes twice gets a number, or its values would be lost. */
function titlesOf(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}${times - 1}`;
  });
}

/** SQLite's complaint in SQL Server's words, as far as it has the same meaning. */
function sentenceOf(error: unknown): string {
  if (error instanceof QueryRefusal) return error.message;
  const text = error instanceof Error ? error.message : '';
  const table = /no such table: (?:\w+\.)?(.+)$/.exec(text);
  if (table !== null) return `Invalid object name '${table[1]}'.`;
  const column = /no such column: (.+?)(?: - should this.*)?$/.exec(text);
  if (column !== null) return `Invalid column name '${column[1]?.replace(/^.*\./, '').replaceAll('"', '')}'.`;
  const ambiguous = /ambiguous column name: (.+)$/.exec(text);
  if (ambiguous !== null) return `Ambiguous column name '${ambiguous[1]}'.`;
  const near = /near "(.*?)": syntax error/.exec(text);
  if (near !== null) return `Incorrect syntax near '${near[1]}'.`;
  return 'The query could not be run. Only a SELECT over the tables of this database is understood.';
}
