import type { Endpoint } from '../endpoints/endpoint.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { refuse } from '../http/refusal.ts';
import { rowCondition } from '../lists/condition.ts';
import { select } from '../lists/selection.ts';
import { findRow } from '../lists/serve-detail.ts';
import { answerRows } from '../lists/serve-list.ts';
import type { Row } from '../tables/table.ts';
import { authorOf } from '../writes/author.ts';
import { commitUpdate } from '../writes/commit.ts';
import type { Draft } from '../writes/draft.ts';

/** The file comes as base64 in `data_base64` or `data`, and is kept in the first (API.md 2.9). Client: halo/src/entities/attachment.ts. */
export function keepFile({ call, before, row, sent }: Draft): void {
  const given = sent['data_base64'] ?? sent['data'];
  if (typeof given === 'string') {
    const base64 = given.replace(/^data:[^,]*,/, '');
    row['data_base64'] = base64;
    row['filesize'] = Buffer.from(base64, 'base64').length;
  }
  delete row['data'];
  const ticketId = Number(row['ticket_id'] ?? 0);
  row['faultid'] = ticketId;
  row['isimage'] ??= /\.(png|jpe?g|gif)$/i.test(String(row['filename']));
  if (before) return;
  row['agent_id'] ??= call.identity.agent.agentId;
  const ticket = call.halo.tables.of('ticket').get(ticketId);
  if (!ticket) throw refuse(400, 'The ticket of the attachment does not exist.');
  const changes = { attachment_count: Number(ticket['attachment_count'] ?? 0) + 1 };
  commitUpdate(call.halo, 'ticket', { key: ticketId, changes, by: authorOf(call.identity) });
}

/** `GET /Attachment?ticket_id=&action_id=`: without the files themselves. */
export function listAttachments(call: Call, endpoint: Endpoint): Answer {
  const table = call.halo.tables.of('attachment');
  const conditions = [
    ...['ticket_id', 'action_id', 'unique_id', 'type'].flatMap((name) => {
      const wanted = call.query.integers(name);
      if (!wanted) return [];
      const of = (row: Row) => Number(row[name] ?? (name === 'ticket_id' ? row['faultid'] : undefined));
      return [rowCondition(`${name} in ${wanted}`, (row) => wanted.includes(of(row)))];
    }),
  ];
  const chosen = select(table, conditions, []);
  return answerRows(endpoint, call, chosen);
}

/** `GET /Attachment/{id}`: the file; with `includedetails=true` the record with the file as base64. */
export function readAttachment(endpoint: Endpoint, call: Call, id: string): Answer {
  const row = findRow(endpoint, call, id);
  const base64 =
    typeof row['data_base64'] === 'string' ? row['data_base64'] : Buffer.from(`${String(row['filename'])}\n`).toString('base64');
  if (call.query.flag('includedetails')) return ok({ ...row, data_base64: base64 });
  const name = String(row['filename'] ?? 'file').replaceAll(/[^\w.-]/g, '_');
  return {
    status: 200,
    headers: {
      'Content-Type': String(row['content_type'] || 'application/octet-stream'),
      'Content-Disposition': `attachment; filename="${name}"`,
    },
    bytes: Buffer.from(base64, 'base64'),
  };
}
