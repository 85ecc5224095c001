import { BadOption } from '../errors/bad-option.ts';
import type { Instance } from '../instance.ts';
import type { AgentRights } from '../permissions/identity.ts';
import { type Area, areas } from '../permissions/levels.ts';

type Taken = Pick<AgentRights, 'clients' | 'levels'>;

const before = new WeakMap<Instance, Map<number, Taken>>();

/** Every agent sees only the first clients from now on: the other rows vanish from the lists, and no answer says why. */
export function hideClients(halo: Instance, keep: number): void {
  const table = halo.tables.of('client');
  const slots = table.orderedSlots();
  const seen = Array.from({ length: Math.min(keep, table.count()) }, (_, index) =>
    Number(table.keyAt(slots ? (slots[index] ?? 0) : index)),
  );
  for (const agent of remembered(halo)) agent.clients = seen;
}

/** No agent may read an area any longer. Throws {@link BadOption}. */
export function denyArea(halo: Instance, area: string): void {
  if (!isArea(area)) throw new BadOption('fault', `"${area}" is none of ${areas.join(', ')}`);
  for (const agent of remembered(halo)) agent.levels = { ...agent.levels, [area]: 'None' };
}

/** Gives back what faults have taken away. */
export function restoreRights(halo: Instance): void {
  for (const agent of halo.directory.agents) Object.assign(agent, before.get(halo)?.get(agent.agentId));
  before.delete(halo);
}

/** The agents, once it is remembered what they may do. */
function remembered(halo: Instance): readonly AgentRights[] {
  const { agents } = halo.directory;
  if (!before.has(halo)) before.set(halo, new Map(agents.map(({ agentId, clients, levels }) => [agentId, { clients, levels }])));
  return agents;
}

function isArea(text: string): text is Area {
  return (areas as readonly string[]).includes(text);
}
