import { readMappingSettings } from '../../engine/mapping/mapping-settings.ts';
import { type Checklist, readChecklist } from '../../engine/mapping/read-checklist.ts';
import type { VerbDeps } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';
import { findFirstBatch } from '../../store/rows/mapping-batch-rows.ts';
import { type MappingKind, mappingKinds } from '../../store/rows/mapping-link-rows.ts';
import { countTabs, type MappingTab, mappingTabs } from '../../store/rows/mapping-list-rows.ts';
import { findMappingSettings } from '../../store/rows/mapping-setting-rows.ts';
import { countLeftOut, countMappedCompanies, type LeftOutReason } from '../../store/rows/mapping-standing-rows.ts';
import { listLastComplete } from '../../store/rows/source-pass-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { listXrayCells } from '../../store/rows/xray-rows.ts';
import { findMappedSource } from './find-mapped-source.ts';

/** How the mapping of a source stands, in figures. */
export interface MappingStanding {
  readonly source: { readonly id: number; readonly name: string; readonly connector: string; readonly connectionId: number };
  readonly counts: Readonly<Record<MappingKind, Readonly<Record<MappingTab, number>>>>;
  /** Devices for which something may be planned. */
  readonly readyDevices: number;
  /** Every other device of the source, by the reason. */
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[];
  readonly checklist: Checklist;
}

const assetFeatures = ['assets-read', 'assets-write'];

type ShowDeps = Pick<VerbDeps, 'store' | 'workspaceId'>;

/** How the mapping of a source stands. @throws SourceNotFoundError */
export async function showMapping(deps: ShowDeps, wanted: string): Promise<MappingStanding> {
  const source = await findMappedSource(deps, wanted);
  return deps.store.inWorkspace(deps.workspaceId, (db) => readStanding(db, source), { readOnly: true });
}

/** How the mapping of a source stands. */
export async function readStanding(db: Db, source: SourceRow): Promise<MappingStanding> {
  const { id, name, connector, connectionId } = source;
  const none = Object.fromEntries(mappingTabs.map((tab) => [tab, 0])) as Record<MappingTab, number>;
  const counts = { company: none, product: none, device: none, user: none };
  for (const kind of mappingKinds) counts[kind] = { ...(await countTabs(db, { sourceId: id, kind })) };
  const { ready, leftOut } = await countLeftOut(db, id);
  const whole = await listLastComplete(db, id);
  const settings = readMappingSettings(await findMappingSettings(db, id));
  const checklist = readChecklist({
    sourceState: source.state,
    // What posts is never read whole: what it posted is what is known.
    isRead: connector === 'push' || (['company', 'device'] as const).every((kind) => whole.some(({ stream }) => stream === kind)),
    lackingRights: await findLackingRights(db, connectionId),
    isRefreshed: (await findFirstBatch(db, id)) !== null,
    companies: await countMappedCompanies(db, id),
    counts,
    leftOut,
    skippedSteps: settings.skippedSteps,
  });
  return { source: { id, name, connector, connectionId }, counts, readyDevices: ready, leftOut, checklist };
}

/** The rights on assets that the last X-ray found missing; null: there was none. */
async function findLackingRights(db: Db, connectionId: number): Promise<readonly string[] | null> {
  const cells = (await listXrayCells(db, connectionId)).filter(({ feature }) => assetFeatures.includes(feature));
  const decided = cells.filter(({ verdict }) => verdict !== 'not-tested');
  if (decided.length === 0) return null;
  return [...new Set(decided.filter(({ verdict }) => verdict !== 'granted').map(({ rightId }) => rightId))];
}
