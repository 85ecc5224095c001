import type { Call } from '../http/call.ts';
import type { Row } from '../tables/table.ts';

/** `who` on an action: the name of the agent or user behind it; API.md 3.5 has it from live answers, the schemas lack it. */
export function showWho(row: Row, { halo }: Call): Row {
  if (!halo.settings.liveMembers) return row;
  const agent = halo.tables.of('agent').get(Number(row['who_agentid'] ?? 0));
  const user = halo.tables.of('user').get(Number(row['actionby_user_id'] ?? 0));
  return { ...row, who: agent?.['name'] ?? user?.['name'] ?? '' };
}

/** `priority` on a ticket's detail: the priority of its SLA as an object, as live instances send it and the schemas do not say. */
export function showPriority(row: Row, { halo }: Call, of: 'list' | 'detail'): Row {
  if (!halo.settings.liveMembers || of === 'list') return row;
  for (const priority of halo.tables.of('priority').rows())
    if (priority['slaid'] === row['sla_id'] && priority['priorityid'] === row['priority_id']) return { ...row, priority };
  return row;
}
