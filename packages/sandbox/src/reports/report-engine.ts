import type { Row } from '../tables/table.ts';

/** What came of running a report: rows by column title, or why there are none, as `report.load_error` says it (API.md 3.22). */
export type ReportResult = { readonly rows: readonly Row[] } | { readonly loadError: string };

/** Runs the SQL of a report over the rows of this Halo, read-only. Never throws for SQL that it does not understand. */
export interface ReportEngine {
  run(sql: string): ReportResult;
  close(): void;
}
