import type { RightReadingInput } from '../../engine/xray/right-reading.ts';
import { defineRightSource, type Sight } from '../../engine/xray/right-source.ts';
import { type AgentFacts, findAgent } from './find-agent.ts';
import { type MemberOf, memberOf, rowsOf } from './members.ts';

interface Restriction {
  readonly right: string;
  /** The member of the agent that lists what it may use; an empty list restricts nothing. */
  readonly member: MemberOf<'Uname'>;
  /** In plural, for the evidence. */
  readonly things: string;
  /** The list that says how many there are for this agent; null: none without cost. */
  readonly path: string | null;
  /** The rows of a role that take something away. */
  readonly takenByRole: (role: unknown) => number;
}

const kinds: readonly Restriction[] = [
  {
    right: 'restriction:clients',
    member: 'clients',
    things: 'clients',
    path: null,
    takenByRole: (role) => rowsOf('NHD_Roles', role, 'clients')?.length ?? 0,
  },
  {
    right: 'restriction:ticket-types',
    member: 'tickettypes',
    things: 'ticket types',
    path: 'TicketType',
    takenByRole: (role) =>
      (rowsOf('NHD_Roles', role, 'tickettypes') ?? []).filter((row) => memberOf('UnameRequestType', row, 'canview') === false)
        .length,
  },
  {
    right: 'restriction:asset-types',
    member: 'assettypes',
    things: 'asset types',
    path: 'AssetType',
    takenByRole: (role) =>
      (rowsOf('NHD_Roles', role, 'assettypes') ?? []).filter((row) => memberOf('UnameXtype', row, 'canview') === false).length,
  },
  { right: 'restriction:asset-fields', member: 'assetfields', things: 'asset fields', path: 'Field', takenByRole: () => 0 },
];

/** What the agent may use of clients, types and fields: its own record names them where not all are allowed (API.md 1.6). */
export const restrictions = defineRightSource({
  name: 'restrictions',
  title: 'Clients, types and fields that the agent may use',
  read: async (sight) => {
    const agent = await findAgent(sight);
    const roles = agent.id === null ? null : await sight.list('Roles', { agentid: String(agent.id) });
    const ofRoles = roles?.ok ? roles.answer.rows : [];
    const wanted = kinds.filter(({ right }) => sight.wanted.has(right));
    return Promise.all(wanted.map((kind) => readOne(sight, { kind, agent, roles: ofRoles })));
  },
});

interface Question {
  readonly kind: Restriction;
  readonly agent: AgentFacts;
  readonly roles: readonly unknown[];
}

async function readOne(sight: Sight, { kind, agent, roles }: Question): Promise<RightReadingInput> {
  const { right, things } = kind;
  const named = agent.rows(kind.member);
  const taken = roles.reduce<number>((sum, role) => sum + kind.takenByRole(role), 0);
  const seen = kind.path === null ? null : await seenOf(sight, kind.path);
  const count = seen === null ? [] : [`Halo shows the agent ${seen} ${things}.`];
  if (named !== null && named.length > 0)
    return {
      right,
      atMost: 'No',
      isPartial: true,
      evidence: [`The agent may use ${named.length} ${things} by name, not all.`, ...count],
    };
  if (taken > 0) return { right, atMost: 'No', isPartial: true, evidence: [`Its role restricts ${taken} ${things}.`, ...count] };
  if (named === null) return { right, why: agent.why };
  return { right, atLeast: 'Yes', evidence: [`The agent is restricted to no ${things}.`, ...count] };
}

async function seenOf(sight: Sight, path: string): Promise<number | null> {
  const list = await sight.list(path);
  return list.ok ? list.answer.rows.length : null;
}
