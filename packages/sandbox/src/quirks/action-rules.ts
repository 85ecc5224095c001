import { refuse } from '../http/refusal.ts';
import type { Instance } from '../instance.ts';
import { guidFrom } from '../permissions/directory.ts';
import { isVisible } from '../permissions/visibility.ts';
import type { Row } from '../tables/table.ts';
import { authorOf } from '../writes/author.ts';
import { commitUpdate } from '../writes/commit.ts';
import type { Draft } from '../writes/draft.ts';
import { applyStatus } from './ticket-rules.ts';

/** The table whose row an action belongs to: tickets, opportunities and projects have actions alike. */
function tableOf(halo: Instance, ticketId: unknown): 'ticket' | 'opportunity' | 'project' | null {
  for (const entity of ['ticket', 'opportunity', 'project'] as const)
    if (halo.tables.of(entity).get(Number(ticketId))) return entity;
  return null;
}

/** An action needs a ticket and an outcome, by name or id (API.md 3.5). Client: halo/src/entities/action.ts. */
export function settleAction({ call, before, row, sent }: Draft): void {
  const { halo, identity } = call;
  const entity = tableOf(halo, row['ticket_id']);
  if (!entity || !isVisible(entity, halo.tables.of(entity).slotOf(Number(row['ticket_id'])), call))
    throw refuse(404, 'The ticket does not exist.');
  settleText(row, sent);
  if (before) return;
  Object.assign(row, outcomeOf(halo, sent));
  const now = halo.clock.stamp();
  row['guid'] = guidFrom(`action ${String(row['ticket_id'])} ${String(row['id'])}`);
  row['datetime'] ??= now;
  row['actiondatecreated'] = now;
  row['who_type'] ??= 1;
  row['who_agentid'] ??= identity.agent.agentId;
  row['actionby_agent_id'] = identity.agent.agentId;
  row['actionby_application_id'] = identity.application.clientId;
  row['hiddenfromuser'] ??= false;
  row['timetaken'] ??= 0;
  const ticket = halo.tables.of(entity).get(Number(row['ticket_id']));
  row['old_status'] = ticket?.['status_id'] ?? 0;
  const wanted = Number(sent['new_status'] ?? -1);
  row['new_status'] = wanted > 0 ? wanted : row['old_status'];
  row['new_status_name'] = halo.tables.of('status').get(Number(row['new_status']))?.['name'] ?? '';
}

function settleText(row: Row, sent: Row): void {
  if (typeof sent['note_html'] === 'string' && sent['note'] === undefined)
    row['note'] = sent['note_html'].replace(/<[^>]*>/g, '').trim();
  if (typeof sent['note'] === 'string' && sent['note_html'] === undefined) row['note_html'] = `<p>${sent['note']}</p>`;
}

function outcomeOf(halo: Instance, sent: Row): Row {
  const outcomes = halo.tables.of('outcome');
  const id = Number(sent['outcome_id'] ?? 0);
  const name = String(sent['outcome'] ?? '').toLowerCase();
  if (id <= 0 && name === '') throw refuse(400, 'Please select an outcome for this action.');
  for (const outcome of outcomes.rows())
    if ((id > 0 && outcome['id'] === id) || (id <= 0 && String(outcome['outcome']).toLowerCase() === name))
      return { outcome_id: outcome['id'], outcome: outcome['outcome'] };
  if (outcomes.count() === 0) return { outcome_id: id, outcome: String(sent['outcome'] ?? '') };
  throw refuse(400, 'The outcome does not exist.');
}

/** An action moves the ticket on: its dates, its time, its status. */
export function afterAction({ call: { halo, identity }, before, sent }: Draft, action: Row): void {
  const ticketId = Number(action['ticket_id']);
  const entity = tableOf(halo, ticketId);
  const ticket = entity ? halo.tables.of(entity).get(ticketId) : undefined;
  if (!entity || !ticket) return;
  const now = halo.clock.stamp();
  const moved: Row = { ...ticket, last_update: now, lastactiondate: now };
  moved['timetaken'] = Number(ticket['timetaken'] ?? 0) + Number(action['timetaken'] ?? 0) - Number(before?.['timetaken'] ?? 0);
  const wanted = Number(sent['new_status'] ?? -1);
  if (!before && wanted > 0) {
    moved['status_id'] = wanted;
    applyStatus(halo, moved, ticket);
  }
  const stored = commitUpdate(halo, entity, { key: ticketId, changes: moved, by: authorOf(identity) });
  halo.deliveries.announce({ entity, kind: 'update', before: ticket, row: stored });
}
