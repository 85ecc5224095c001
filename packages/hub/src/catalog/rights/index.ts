import type { Right } from '../../engine/xray/right.ts';
import { accessLevels } from './access-levels.ts';
import { agentSettings } from './agent-settings.ts';
import { applicationPermissions } from './application-permissions.ts';
import { applicationSettings } from './application-settings.ts';
import { memberships } from './memberships.ts';
import { restrictions } from './restrictions.ts';
import { ticks } from './ticks.ts';

/** Every right of HaloPSA that is known, in the order in which a person sets them up: the role, the agent, the application. */
export const rights: readonly Right[] = [
  ...accessLevels,
  ...ticks,
  ...restrictions,
  ...agentSettings,
  ...memberships,
  ...applicationSettings,
  ...applicationPermissions,
];

const byId = new Map(rights.map((right) => [right.id, right]));

/** The right with an id. @throws TypeError where the catalogue has none: a need names a right that does not exist. */
export function readRight(id: string): Right {
  const right = byId.get(id);
  if (!right) throw new TypeError(`No right has the id ${id}: add it to catalog/rights, or correct the need that names it.`);
  return right;
}
