import { deviceJunk } from '../../catalog/match-rules/device-junk.ts';
import { fromOf } from '../../engine/fields/field-map.ts';
import { type DuplicateGroup, findDuplicates } from '../../engine/fields/find-duplicates.ts';
import { makeJunkTest } from '../../engine/fields/is-junk-value.ts';
import { type MergedField, mergeValues } from '../../engine/fields/merge-values.ts';
import { proposeFieldMap } from '../../engine/fields/propose-field-map.ts';
import type { Db } from '../../store/database.ts';
import {
  type CoverageCount,
  type CoverageKind,
  type CoverageRow,
  countCoverage,
  listAssetRecords,
  listCoverage,
  listIdentities,
} from '../../store/rows/coverage-rows.ts';
import { listTargetFields } from '../../store/rows/field-map-rows.ts';
import { listSourceRows } from '../../store/rows/source-rows.ts';
import { changeNamed, type DevicePlanDeps } from './device-plan-deps.ts';
import { readFieldMap } from './read-field-map.ts';

/** What is asked of a connection. */
interface CoverageOrder {
  readonly connectionId: number;
  /** Not seen for so many days is stale. */
  readonly staleDays: number;
}

/** How well sources and HaloPSA cover each other, client by client. */
export interface Coverage {
  readonly clients: readonly (CoverageCount & { readonly duplicates: number })[];
  readonly totals: Omit<CoverageCount, 'clientId' | 'clientName'> & { readonly duplicates: number };
}

const isJunk = makeJunkTest(deviceJunk);
const dayMs = 86_400_000;

/** Counts per client: what is in a source and not in HaloPSA, in HaloPSA and in no source, stale, and there twice. Writes nothing. */
export async function readCoverage(deps: DevicePlanDeps, { connectionId, staleDays }: CoverageOrder): Promise<Coverage> {
  return reading(deps, async (db) => {
    const counts = await countCoverage(db, { connectionId, staleBefore: new Date(deps.clock.now() - staleDays * dayMs) });
    const twice = new Map<number, number>();
    for (const { clientId } of await duplicatesOf(db, connectionId)) twice.set(clientId, (twice.get(clientId) ?? 0) + 1);
    const clients = counts.map((one) => ({ ...one, duplicates: one.clientId === null ? 0 : (twice.get(one.clientId) ?? 0) }));
    const sum = (of: (one: (typeof clients)[number]) => number) => clients.reduce((total, one) => total + of(one), 0);
    return {
      clients,
      totals: {
        devices: sum(({ devices }) => devices),
        assets: sum(({ assets }) => assets),
        sourceOnly: sum(({ sourceOnly }) => sourceOnly),
        haloOnly: sum(({ haloOnly }) => haloOnly),
        stale: sum(({ stale }) => stale),
        duplicates: sum(({ duplicates }) => duplicates),
      },
    };
  });
}

/** Names what is not covered, page by page. `clientId` 0: of companies that are not mapped; null: of all clients. */
export async function listUncovered(
  deps: DevicePlanDeps,
  order: CoverageOrder & {
    readonly kind: CoverageKind;
    readonly clientId: number | null;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly CoverageRow[]> {
  const staleBefore = new Date(deps.clock.now() - order.staleDays * dayMs);
  return reading(deps, (db) => listCoverage(db, { ...order, staleBefore }));
}

/** Assets of one client that are there twice, with what a merge would come to. */
export interface ShownDuplicate extends DuplicateGroup {
  /** What merging the second into the first would come to; fields in which they do not differ are left out. */
  readonly merge: readonly MergedField[];
}

/** Assets that match each other by serial number or MAC address, one client or all, page by page. */
export async function listDuplicates(
  deps: DevicePlanDeps,
  {
    connectionId,
    clientId,
    offset,
    limit,
  }: { readonly connectionId: number; readonly clientId: number | null; readonly offset: number; readonly limit: number },
): Promise<readonly ShownDuplicate[]> {
  const { shape } = changeNamed(deps, 'update-asset');
  return reading(deps, async (db) => {
    const groups = (await duplicatesOf(db, connectionId))
      .filter((group) => clientId === null || group.clientId === clientId)
      .slice(offset, offset + limit);
    const ids = groups.flatMap(({ assets }) => assets.slice(0, 2).map(({ id }) => id));
    const records = new Map((await listAssetRecords(db, connectionId, ids)).map(({ id, record }) => [id, record]));
    return groups.map((group) => {
      const [kept, other] = group.assets.map(({ id }) => records.get(id));
      return { ...group, merge: kept && other ? mergeValues(shape, { kept, other }) : [] };
    });
  });
}

/** Which fields hold serial numbers and MAC addresses: as the field maps say, and as their names do. */
async function duplicatesOf(db: Db, connectionId: number): Promise<readonly DuplicateGroup[]> {
  const entries = [...proposeFieldMap(await listTargetFields(db, connectionId))];
  for (const row of await listSourceRows(db))
    if (row.connectionId === connectionId && row.state !== 'removed') entries.push(...(await readFieldMap(db, row)).map.entries);
  const kinds = new Map<string, 'serial' | 'macs'>();
  for (const entry of entries)
    for (const from of fromOf(entry)) if (from === 'serial' || from === 'macs') kinds.set(entry.to, from);
  const ids = [...kinds.keys()].flatMap((field) => (field.startsWith('field:') ? [Number(field.slice('field:'.length))] : []));
  if (ids.length === 0) return [];
  return findDuplicates(await listIdentities(db, connectionId, ids), { kindOf: (field) => kinds.get(field) ?? 'serial', isJunk });
}

function reading<Result>({ store, workspaceId }: DevicePlanDeps, work: (db: Db) => Promise<Result>): Promise<Result> {
  return store.inWorkspace(workspaceId, work, { readOnly: true });
}
