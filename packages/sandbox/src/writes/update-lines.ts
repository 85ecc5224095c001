import type { Endpoint } from '../endpoints/endpoint.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { itemsOf, plain } from '../http/parse-body.ts';
import { refuse, refuseModel } from '../http/refusal.ts';
import { linesOf } from '../quirks/lines.ts';
import type { Row } from '../tables/table.ts';
import { saveRow } from './save-rows.ts';

/** Answers `POST /Invoice/updatelines`, `/RecurringInvoice/updatelines` and `/RecurringInvoice/Lines`: lines by their id and header (`ihid`); without an id a line is added (API.md 3.17). */
export function updateLines(endpoint: Endpoint, call: Call): Answer {
  const stored = itemsOf(call.body).map((item, index) =>
    updateLine(endpoint, call, { line: plain(item) as Row, path: `[${index}]` }),
  );
  return { ...ok(call.query.flag('returnall') ? stored : stored.at(-1)), status: call.halo.settings.postStatus };
}

interface SentLine {
  readonly line: Row;
  readonly path: string;
}

function updateLine(endpoint: Endpoint, call: Call, { line, path }: SentLine): Row {
  const header = headerOf(endpoint, call, { line, path });
  const before = linesOf(header['lines']);
  const known = before.find((one) => one['id'] === Number(line['id'] ?? 0));
  if (Number(line['id'] ?? 0) > 0 && !known) throw refuse(404, 'The line does not exist.');
  const sent = known ? { ...known, ...line } : { ...line, id: 0 };
  const item = { id: header['id'], lines: [...before.filter((one) => one !== known), sent] };
  const saved = linesOf(saveRow(endpoint, call, { item, path })['lines']);
  const added = saved.filter((one) => !before.some((old) => old['id'] === one['id']));
  return (known ? saved.find((one) => one['id'] === known['id']) : added.at(-1)) ?? sent;
}

function headerOf(endpoint: Endpoint, call: Call, { line, path }: SentLine): Row {
  const table = call.halo.tables.of(endpoint.entity);
  const ihid = Number(line['ihid'] ?? 0);
  if (!Number.isInteger(ihid) || !Number.isInteger(Number(line['id'] ?? 0)))
    throw refuseModel({ [`${path}.id`]: ['Could not convert the value to a whole number.'] });
  const named = ihid === 0 ? undefined : table.get(ihid);
  if (named) return named;
  for (const header of table.rows()) if (linesOf(header['lines']).some((one) => one['id'] === Number(line['id']))) return header;
  throw refuse(404, 'The invoice of the line does not exist.');
}
