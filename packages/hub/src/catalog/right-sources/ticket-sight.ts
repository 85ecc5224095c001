import type { RightReadingInput } from '../../engine/xray/right-reading.ts';
import { defineRightSource, type Sight } from '../../engine/xray/right-source.ts';
import { type AgentFacts, findAgent } from './find-agent.ts';
import { type MemberOf, memberOf, numberOf, textOf } from './members.ts';

/** Agent 1 is "Unassigned" (API.md 2.6). */
const unassigned = 1;

/** Teams and ticket types whose tickets are counted, at most: each costs a request. */
const mostCounted = 12;

/** Which tickets the agent sees, counted: unassigned, of others, per team and per type, against what exists (API.md 1.6, 2.3). */
export const ticketSight = defineRightSource({
  name: 'ticket-sight',
  title: 'Which tickets the agent sees',
  read: async (sight) => {
    if (!sight.wanted.has('tick:view-unassigned-tickets') && !sight.wanted.has('tick:view-tickets-of-others')) return [];
    const agent = await findAgent(sight);
    const total = await sight.count('Tickets');
    const countOf = async (id: number | null) =>
      total === null || id === null ? null : sight.count('Tickets', { agent_id: String(id) });
    const nobodys = await countOf(unassigned);
    const own = await countOf(agent.id);
    const others = total === null || nobodys === null || own === null ? null : total - nobodys - own;
    return [
      view(agent, {
        right: 'tick:view-unassigned-tickets',
        member: 'unassigned_access',
        seen: nobodys,
        total,
        words: 'are unassigned',
      }),
      view(agent, {
        right: 'tick:view-tickets-of-others',
        member: 'otheragent_access',
        seen: others,
        total,
        words: 'belong to other agents',
      }),
      ...(total === null ? [] : await countedByKind(sight)),
    ];
  },
});

/** Per team and per type. */
async function countedByKind(sight: Sight): Promise<readonly RightReadingInput[]> {
  return [
    ...(await counted(sight, {
      right: 'membership:teams',
      path: 'Team',
      schema: 'SectionDetail_List',
      filter: 'team',
      things: 'teams',
    })),
    ...(await counted(sight, {
      right: 'restriction:ticket-types',
      path: 'TicketType',
      schema: 'RequestType_List',
      filter: 'requesttype_id',
      things: 'ticket types',
    })),
  ];
}

interface View {
  readonly right: string;
  /** What the agent's membership of a team says of it. */
  readonly member: MemberOf<'UnameSection'>;
  /** Null: it cannot be counted. */
  readonly seen: number | null;
  /** Null: tickets cannot be counted. */
  readonly total: number | null;
  readonly words: string;
}

/** Tickets that are seen prove the right. None seen proves nothing by itself: the agent's teams say whether there is access. */
function view(agent: AgentFacts, { right, member, seen, total, words }: View): RightReadingInput {
  const said = (agent.rows('teams') ?? [])
    .map((team) => memberOf('UnameSection', team, member))
    .filter((flag) => typeof flag === 'boolean');
  const granted = said.filter((flag) => flag).length;
  const counts = seen === null ? [] : [`Halo counts ${total} tickets for this agent; ${seen} of them ${words}.`];
  const teams = said.length === 0 ? [] : [`The agent has access to them in ${granted} of its ${said.length} teams.`];
  const evidence = [...counts, ...teams];
  if (seen !== null && seen > 0) {
    const isPartial = granted > 0 && granted < said.length;
    return { right, atLeast: 'Yes', isPartial, evidence };
  }
  if (said.length === 0)
    return {
      right,
      evidence,
      why: `${counts[0] ?? 'Tickets cannot be counted.'} Whether there are more, nothing says. ${agent.why}`,
    };
  if (granted === 0) return { right, atMost: 'No', evidence };
  return granted === said.length ? { right, atLeast: 'Yes', evidence } : { right, isPartial: true, atMost: 'No', evidence };
}

interface Counting {
  readonly right: string;
  readonly path: string;
  readonly schema: 'SectionDetail_List' | 'RequestType_List';
  readonly filter: string;
  readonly things: string;
}

/** Evidence only: a team or type without tickets may simply have none. */
async function counted(sight: Sight, { right, path, schema, filter, things }: Counting): Promise<readonly RightReadingInput[]> {
  const list = await sight.list(path, path === 'Team' ? { showall: 'true' } : {});
  if (!list.ok || !sight.wanted.has(right)) return [];
  const rows = list.answer.rows.slice(0, mostCounted);
  const dark: string[] = [];
  for (const row of rows) {
    const count = await sight.count('Tickets', { [filter]: String(numberOf(schema, row, 'id')) });
    if (count === 0) dark.push(textOf(schema, row, 'name') ?? 'one without a name');
  }
  const of = rows.length < list.answer.rows.length ? `the first ${rows.length} ${things}` : `${rows.length} ${things}`;
  const sentence =
    dark.length === 0
      ? `Tickets are seen of each of ${of}.`
      : `No ticket is seen of ${dark.length} of ${of}: ${dark.join(', ')}.`;
  return [{ right, evidence: [sentence] }];
}
