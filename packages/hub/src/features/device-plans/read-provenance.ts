import { type DecidedField, decideDeviceFields } from '../../engine/fields/decide-device-fields.ts';
import { gatherDrafts } from '../../engine/fields/gather-drafts.ts';
import type { PlanValue } from '../../engine/plan/plan-value.ts';
import { labelOfField } from '../../engine/plan/record-shape.ts';
import { RecordNotFoundError } from '../../foundation/errors/record-not-found.ts';
import type { Db, ReaderLimits } from '../../store/database.ts';
import { type AssetSourceRow, findAssetTag, listAssetSources } from '../../store/rows/asset-source-rows.ts';
import { listAssetValues } from '../../store/rows/asset-value-rows.ts';
import { listFieldLocks } from '../../store/rows/field-lock-rows.ts';
import { changeNamed, type DevicePlanDeps } from './device-plan-deps.ts';
import { findPlannedSource } from './find-planned-source.ts';
import { readDeviceWorld } from './read-device-world.ts';
import { withEdits } from './with-edits.ts';

/** What a source says of a field, and what becomes of it. */
export interface SourceSays {
  readonly sourceId: number;
  readonly source: string;
  readonly value: PlanValue;
  readonly observedAt: Date;
  readonly act: DecidedField['decision']['act'];
  /** Why: a code of the decision, or the sentence of a problem; null: it needs no words. */
  readonly why: string | null;
}

/** One field of an asset: what stands there, where it comes from, who holds it, and what sources say. */
export interface FieldProvenance {
  readonly field: string;
  readonly label: string;
  /** As HaloPSA has it, as far as is known; null: nothing, or it is not shown. */
  readonly value: PlanValue;
  readonly origin: {
    readonly value: PlanValue;
    readonly source: string;
    readonly sourceId: number | null;
    readonly deviceKey: string;
    readonly observedAt: Date;
    readonly writtenAt: Date;
    readonly planId: number | null;
  } | null;
  /** Null: nobody holds it. */
  readonly lock: {
    readonly by: string | null;
    readonly editedAt: Date | null;
    readonly noticedAt: Date;
    readonly value: PlanValue;
    readonly releasedBy: string | null;
    readonly releasedAt: Date | null;
  } | null;
  readonly says: readonly SourceSays[];
}

/** Where the values of an asset come from. */
export interface AssetProvenance {
  readonly assetId: number;
  readonly tag: string;
  readonly sources: readonly AssetSourceRow[];
  readonly fields: readonly FieldProvenance[];
}

/** Whose asset is looked at, and by whom. */
export interface ProvenanceOrder {
  readonly connectionId: number;
  readonly assetId: number;
  /** Absent: somebody who may see every asset. */
  readonly reader?: ReaderLimits;
}

/** Where the value of every field of an asset comes from, as far as sources or this hub have to do with it. @throws RecordNotFoundError */
export async function readProvenance(deps: DevicePlanDeps, { reader, ...order }: ProvenanceOrder): Promise<AssetProvenance> {
  const { store, workspaceId } = deps;
  const find = (db: Db) => findAssetTag(db, order.connectionId, order.assetId);
  const asset = await store.inWorkspace(workspaceId, find, reader ? { reader } : { readOnly: true });
  if (!asset) throw new RecordNotFoundError('Asset');
  return store.inWorkspace(
    workspaceId,
    async (db) => {
      const sources = await listAssetSources(db, order);
      const decided = new Map<string, { readonly source: AssetSourceRow; readonly one: DecidedField }[]>();
      for (const source of sources)
        for (const one of await decideFor(deps, db, { source, order }))
          decided.set(one.field, [...(decided.get(one.field) ?? []), { source, one }]);
      const values = new Map((await listAssetValues(db, order)).map((row) => [row.field, row]));
      const locks = new Map((await listFieldLocks(db, order)).map((row) => [row.field, row]));
      const { shape } = changeNamed(deps, 'update-asset');
      const fields = [...new Set([...decided.keys(), ...values.keys(), ...locks.keys()])].sort();
      return {
        assetId: order.assetId,
        tag: asset.tag,
        sources,
        fields: fields.map((field): FieldProvenance => {
          const value = values.get(field);
          const lock = locks.get(field);
          const said = decided.get(field) ?? [];
          return {
            field,
            label: labelOfField(shape, field),
            value: said[0]?.one.halo ?? lock?.value ?? value?.value ?? null,
            origin: value
              ? {
                  value: value.value,
                  source: value.sourceName,
                  sourceId: value.sourceId,
                  deviceKey: value.sourceKey,
                  observedAt: value.observedAt,
                  writtenAt: value.writtenAt,
                  planId: value.planId,
                }
              : null,
            lock: lock
              ? {
                  by: lock.by,
                  editedAt: lock.editedAt,
                  noticedAt: lock.noticedAt,
                  value: lock.value,
                  releasedBy: lock.releasedBy,
                  releasedAt: lock.releasedAt,
                }
              : null,
            says: said.map(({ source, one }) => ({
              sourceId: source.sourceId,
              source: source.source,
              value: one.value,
              observedAt: one.observedAt,
              ...wordsOf(one.decision),
            })),
          };
        }),
      };
    },
    { readOnly: true },
  );
}

function wordsOf(decision: DecidedField['decision']): Pick<SourceSays, 'act' | 'why'> {
  if (decision.act === 'problem') return { act: decision.act, why: decision.problem };
  return { act: decision.act, why: 'why' in decision ? decision.why : null };
}

async function decideFor(
  deps: DevicePlanDeps,
  db: Db,
  { source, order }: { readonly source: AssetSourceRow; readonly order: Omit<ProvenanceOrder, 'reader'> },
): Promise<readonly DecidedField[]> {
  const row = await findPlannedSource(db, `#${source.sourceId}`);
  const transforms = await deps.loadTransforms();
  const only = { key: source.deviceKey, assetId: order.assetId };
  const { world } = await readDeviceWorld(deps, db, { row, transforms, at: new Date(deps.clock.now()), only });
  const [device] = world.devices;
  const asset = world.asset(order.assetId);
  if (!device || !asset) return [];
  const { locks } = gatherDrafts(world);
  const seen = locks.length === 0 ? world : await withEdits(db, world, { connectionId: order.connectionId, locks });
  const lookups = world.lookups(asset.clientId ?? 0, device.companyId ?? '');
  return decideDeviceFields(seen, device, { asset, lookups });
}
