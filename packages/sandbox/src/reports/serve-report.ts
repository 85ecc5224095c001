import type { Endpoint } from '../endpoints/endpoint.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { isObject, itemsOf, plain } from '../http/parse-body.ts';
import { findRow } from '../lists/serve-detail.ts';
import type { Row } from '../tables/table.ts';
import { saveRows } from '../writes/save-rows.ts';
import type { ReportResult } from './report-engine.ts';

/** Answers `GET /Report/{id}`; `loadreport=true` runs it, the result stands in `report` (API.md 3.22). */
export function readReport(endpoint: Endpoint, call: Call, id: string): Answer {
  const row = findRow(endpoint, call, id);
  if (!call.query.flag('loadreport')) return ok(row);
  return ok({ ...row, report: contentOf(call.halo.reports.run(String(row['sql'] ?? ''))) });
}

/** Answers `POST /Report`: `_loadreportonly` runs the SQL that was sent and stores nothing, everything else saves a report. */
export function postReport(endpoint: Endpoint, call: Call): Answer {
  const items = itemsOf(call.body);
  const last = plain(items.at(-1));
  if (!isObject(last) || (last['_loadreportonly'] !== true && last['_testonly'] !== true)) return saveRows(endpoint, call);
  const report = contentOf(call.halo.reports.run(String(last['sql'] ?? '')));
  return {
    ...ok({ id: Number(last['id'] ?? 0), name: String(last['name'] ?? ''), sql: String(last['sql'] ?? ''), report }),
    status: call.halo.settings.postStatus,
  };
}

function contentOf(result: ReportResult): Row {
  if ('loadError' in result) return { loaded: false, load_error: result.loadError, rows: [] };
  return { loaded: true, load_error: '', rows: result.rows };
}
