import type { HaloEntity } from '@sundog/halo';
import type { SyncEntity } from '../../engine/sync/sync-context.ts';
import type { KeptHistory } from '../../store/mirror/kept-history.ts';
import { toTableName } from '../../store/mirror/mirror-table.ts';
import { ageFields } from './age-fields.ts';
import { clientPaths } from './client-paths.ts';
import type { RequestCost } from './request-cost.ts';

/** Where an entity stands among its like, on screens and in the mirror's migrations. */
type EntityArea = 'clients' | 'service-desk' | 'assets' | 'billing' | 'sales' | 'time' | 'knowledge' | 'configuration' | 'audit';

/** How the rows are obtained. Parent and member stand in the Halo entity's `source`. */
type EntityRead =
  /** By its own list, in the first sync. */
  | { readonly by: 'list' }
  /** One list per parent record. In the background: after the lists of the first sync, the newest parents first. */
  | { readonly by: 'parent'; readonly background: true }
  /** With the rows of its parent. */
  | { readonly by: 'embedded' };

interface EntityInput {
  readonly halo: HaloEntity;
  readonly area: EntityArea;
  readonly read: EntityRead;
  /** What a complete read costs in requests to HaloPSA. */
  readonly cost: RequestCost;
  /** Minutes between two reads of what changed. An embedded entity has its parent's. */
  readonly every: number;
  /** Hours between two complete reads, which also find what is gone. */
  readonly fullEvery: number;
  /** `mandatory`: a connection that may not read it fails its check. `optional`: a warning, and everything of it stays dark. */
  readonly permission: 'mandatory' | 'optional';
  /** Which fields are kept in dated versions; absent: what a record was before is not kept. See docs/history.md. */
  readonly history?: KeptHistory;
  /** The fields that its table shows where nobody chose, in order; absent: the first of the definition. */
  readonly shownFirst?: readonly string[];
}

/** One entity as the hub mirrors it: the declaration, and what follows from it. */
export interface EntityDefinition extends EntityInput, SyncEntity {
  /** For people, in plural: `Recurring invoices`. */
  readonly title: string;
  /** The table in the schema `mirror`: `recurring_invoice`. */
  readonly table: string;
  /** The Halo entity whose rows must be there before, or null. */
  readonly parent: string | null;
}

/**
 * Declares how the hub mirrors an entity of HaloPSA. One file per entity, a line in `index.ts` (its place there is its place in the
 * first sync), and a table in `store/migrations`: `scripts/mirror-sql.ts` prints it.
 *
 * @example
 * import { site as halo } from '@sundog/halo';
 *
 * export const site = defineEntity({
 *   halo,
 *   area: 'clients',
 *   read: { by: 'list' },
 *   cost: perPage(halo),
 *   every: 60,
 *   fullEvery: 24,
 *   permission: 'mandatory',
 * });
 */
export function defineEntity(entity: EntityInput): EntityDefinition {
  const { halo, read } = entity;
  return {
    ...entity,
    title: halo.titlePlural,
    table: toTableName(halo.name),
    parent: halo.source.by === 'list' ? null : halo.source.parent,
    isHistory: read.by === 'parent',
    clientPath: clientPaths[halo.name] ?? { none: 'unknown' },
    agesBy: ageFields[halo.name] ?? null,
  };
}
