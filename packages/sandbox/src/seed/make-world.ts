import type { ScenarioName, World } from './world.ts';

type Size = Pick<World, 'clients' | 'sites' | 'users' | 'agents' | 'assets' | 'tickets'>;

const small: Size = { clients: 50, sites: 74, users: 940, agents: 10, assets: 1_200, tickets: 8_000 };

/** Sizes of an MSP with about 5, 50 and 500 people. API.md section 5. */
const sizes: Readonly<Record<ScenarioName, Size>> = {
  small,
  mid: { clients: 300, sites: 470, users: 11_500, agents: 46, assets: 20_000, tickets: 90_000 },
  large: { clients: 2_000, sites: 3_600, users: 84_000, agents: 420, assets: 200_000, tickets: 1_000_000 },
  messy: small,
  'locked-down': small,
};

/** A Monday morning in the middle of a month: the desk has just opened, last month is billed. */
const NOW = Date.UTC(2026, 10, 16, 9, 30);

/**
 * The world of a scenario. Two worlds with equal members hold equal rows, on every machine.
 *
 * @param overrides other sizes, another `now`, padded ticket rows; nothing is checked against the scenario's own sizes.
 */
export function makeWorld(scenario: ScenarioName, seed: number, overrides: Partial<World> = {}): World {
  return { scenario, seed, now: NOW, ticketRowBytes: 0, ...sizes[scenario], ...overrides };
}
