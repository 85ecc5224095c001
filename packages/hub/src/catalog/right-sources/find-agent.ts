import { refusalOf } from '../../engine/xray/open-sight.ts';
import type { Sight } from '../../engine/xray/right-source.ts';
import { type MemberOf, memberOf, numberOf } from './members.ts';

/** What HaloPSA says of the agent whom the application logs in as. */
export interface AgentFacts {
  /** Null: Halo does not say who it is. */
  readonly id: number | null;
  /** One member, from `Agent/me`, else from the agent's own record. */
  readonly member: (name: MemberOf<'Uname'>) => unknown;
  /** The same where it is a list; null: it is none, or absent. */
  readonly rows: (name: MemberOf<'Uname'>) => readonly unknown[] | null;
  /** Why a member is not there, as a sentence. */
  readonly why: string;
}

/** Members that tell about rights. Which of them `Agent/me` has is not known (API.md 6.21); `Agent/{id}` is asked where one is absent. */
const telling: readonly MemberOf<'Uname'>[] = [
  'is_admin',
  'team',
  'teams',
  'departments',
  'clients',
  'tickettypes',
  'assettypes',
  'assetfields',
];

/** Reads `Agent/me` and, where that leaves something open, `Agent/{id}` with details (API.md 1.6). */
export async function findAgent(sight: Sight): Promise<AgentFacts> {
  const reply = await sight.get('Agent/me');
  if (!reply.ok) return { id: null, member: () => undefined, rows: () => null, why: refusalOf('Agent/me', reply) };
  const me: unknown = Array.isArray(reply.json) ? reply.json[0] : reply.json;
  const id = numberOf('Uname', me, 'id');
  const isWhole = telling.every((name) => memberOf('Uname', me, name) !== undefined);
  if (isWhole || id === null) return factsOf(id, [me], 'Agent/me does not say it.');
  const detail = await sight.get(`Agent/${id}`, { includedetails: 'true' });
  if (detail.ok) return factsOf(id, [me, detail.json], 'Neither Agent/me nor the record of the agent says it.');
  return factsOf(id, [me], `Agent/me does not say it. ${refusalOf(`Agent/${id}`, detail)}`);
}

function factsOf(id: number | null, records: readonly unknown[], why: string): AgentFacts {
  const member: AgentFacts['member'] = (name) =>
    records.map((record) => memberOf('Uname', record, name)).find((value) => value !== undefined && value !== null);
  return {
    id,
    member,
    rows: (name) => {
      const value = member(name);
      return Array.isArray(value) ? value : null;
    },
    why,
  };
}
