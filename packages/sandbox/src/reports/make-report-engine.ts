import { createReportEngine } from '../report-sql/create-report-engine.ts';
import type { Tables } from '../tables/tables.ts';
import type { ReportEngine } from './report-engine.ts';

/** The engine behind the reports of a sandbox: real SQL, read-only, over its present rows. `now`: what GETDATE() says. */
export function makeReportEngine(tables: Tables, now: () => number): ReportEngine {
  const engine = createReportEngine({
    rows: (entity) => tables.of(entity).rows(),
    version: (entity) => tables.of(entity).version,
    now,
  });
  return {
    run: (sql) => {
      const { loaded, load_error: loadError, rows } = engine.run(sql);
      return loaded ? { rows } : { loadError };
    },
    close: () => engine.close(),
  };
}
