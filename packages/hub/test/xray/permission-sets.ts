import type { Sandbox } from '@sundog/sandbox';

type Permissions = ReturnType<Sandbox['control']['permissions']>;
export type AgentRights = Permissions['agents'][number];
type Levels = AgentRights['levels'];
type Area = keyof Levels;

/** One way in which somebody could have set up an application and its agent. */
export interface PermissionSet {
  readonly seed: number;
  readonly scopes: readonly string[];
  readonly agent: Omit<AgentRights, 'agentId' | 'username' | 'password' | 'isApiOnly'>;
}

/** What there is to restrict in the sandbox. */
export interface Restrictable {
  readonly teams: readonly string[];
  readonly departments: readonly number[];
  readonly clients: readonly number[];
  readonly ticketTypes: readonly number[];
  readonly assetTypes: readonly number[];
  readonly assetFields: readonly number[];
}

const families = [
  'tickets',
  'calendar',
  'customers',
  'crm',
  'timesheets',
  'contracts',
  'suppliers',
  'items',
  'projects',
  'sales',
  'quotes',
  'sos',
  'pos',
  'invoices',
  'reporting',
  'software',
  'softwarelicensing',
  'kb',
  'assets',
];

const areas: readonly Area[] = [
  'Tickets',
  'Clients',
  'Users',
  'CRM',
  'Assets',
  'Suppliers',
  'Items',
  'Sales',
  'Quotations',
  'Sales Orders',
  'Purchase Orders',
  'Invoices',
  'Reporting',
  'Client Contracts',
  'Supplier Contracts',
  'Timesheets',
  'Calendar',
  'Knowledge Base',
  'Software',
];

/** A permission set that follows from its seed alone. */
export function makePermissionSet(seed: number, world: Restrictable): PermissionSet {
  const random = randomFrom(seed);
  const chance = (part: number) => random() < part;
  // Some sets lack little, some lack most: a single missing right must be found among many that are there.
  const looseness = [0.55, 0.75, 0.9, 0.97][seed % 4] ?? 0.75;
  const some = <T>(all: readonly T[]): 'all' | readonly T[] => {
    if (chance(looseness)) return 'all';
    const kept = all.filter(() => chance(0.6));
    if (kept.length === all.length) return 'all';
    return kept.length === 0 ? all.slice(0, 1) : kept;
  };
  const scopes = families.flatMap((family) =>
    chance(looseness) ? [`read:${family}`, ...(chance(0.5) ? [`edit:${family}`] : [])] : chance(0.15) ? [`edit:${family}`] : [],
  );
  const level = () =>
    chance(looseness) ? 'Read, Create and Modify' : (['None', 'Read Only', 'Read and Modify'] as const)[below(random, 3)];
  const levels: Levels = Object.fromEntries(areas.map((area) => [area, level() ?? 'None']));
  return {
    seed,
    scopes: [...scopes, ...(chance(looseness) ? ['admin'] : []), ...(chance(0.4) ? ['all:teams'] : [])],
    agent: {
      levels,
      teams: some(world.teams),
      departments: some(world.departments),
      clients: some(world.clients),
      ticketTypes: some(world.ticketTypes),
      assetTypes: some(world.assetTypes),
      assetFields: some(world.assetFields),
      defaultTeam: chance(looseness) ? null : (world.teams[below(random, world.teams.length)] ?? null),
      isAdministrator: chance(looseness),
      canViewUnassigned: chance(looseness),
      canViewOthers: chance(looseness),
      canAddTickets: chance(looseness),
      canEditClosed: chance(looseness),
      canEditOthers: chance(looseness),
    },
  };
}

function below(random: () => number, limit: number): number {
  return Math.floor(random() * limit);
}

/** Mulberry32: the same numbers for the same seed, everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
