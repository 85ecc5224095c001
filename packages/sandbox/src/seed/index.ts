import { agent } from './entities/agent.ts';
import { asset } from './entities/asset.ts';
import { assetField, assetGroup, assetType } from './entities/asset-settings.ts';
import { client } from './entities/client.ts';
import { site } from './entities/site.ts';
import { team } from './entities/team.ts';
import { ticket } from './entities/ticket.ts';
import { category, priority, sla, status, ticketType } from './entities/ticket-settings.ts';
import { user } from './entities/user.ts';
import type { SeedEntity } from './seed-entity.ts';

/** Every entity that a sandbox has rows of. */
export const seedEntities: readonly SeedEntity[] = [
  agent,
  asset,
  assetField,
  assetGroup,
  assetType,
  category,
  client,
  priority,
  site,
  sla,
  status,
  team,
  ticket,
  ticketType,
  user,
];

export { makeWorld } from './make-world.ts';
export { RawJson } from './raw-json.ts';
export type { SeedEntity } from './seed-entity.ts';
export type { ScenarioName, World } from './world.ts';
