import { z } from 'zod';
import { type DeviceDrafts, gatherDrafts } from '../../engine/fields/gather-drafts.ts';
import { hashPlan, makePlan, type PlanContent } from '../../engine/plan/make-plan.ts';
import { defineVerb } from '../../engine/verb.ts';
import { MappingNotReadyError } from '../../foundation/errors/mapping-not-ready.ts';
import { SourceBeingAppliedError } from '../../foundation/errors/source-being-applied.ts';
import type { Db } from '../../store/database.ts';
import { joinWholeLists } from '../../store/rows/device-plan-rows.ts';
import { insertFieldLocks } from '../../store/rows/field-lock-rows.ts';
import { setPlanState } from '../../store/rows/plan-rows.ts';
import {
  adoptSourceChanges,
  closeSourceChanges,
  insertSourceChanges,
  listOpenSourcePlans,
  type OpenSourcePlan,
} from '../../store/rows/source-change-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import type { DevicePlanDeps } from './device-plan-deps.ts';
import { findPlannedSource } from './find-planned-source.ts';
import { readDeviceWorld } from './read-device-world.ts';
import { withEdits } from './with-edits.ts';

const input = z.object({
  /** Name or number. */
  source: z.string(),
});

/** What a source comes to. */
export interface DevicePlan {
  /** Null: HaloPSA is as the source says, nothing was saved. */
  readonly planId: number | null;
  readonly connectionId: number;
  readonly source: string;
  readonly changes: number;
  /** Linked devices of which nothing differs. */
  readonly unchanged: number;
  readonly leftOut: DeviceDrafts['leftOut'];
  readonly fields: DeviceDrafts['fields'];
  readonly wouldSend: DeviceDrafts['wouldSend'];
  /** Lines of the field map that cannot be used. */
  readonly problems: readonly string[];
  /** Open plans of the source that this one takes the place of. */
  readonly replaced: readonly number[];
  /** Fields that were found to be edited by a person just now. */
  readonly newLocks: number;
}

interface Prepared {
  readonly row: SourceRow;
  readonly drafts: DeviceDrafts;
  readonly problems: readonly string[];
}

/**
 * Plans what a source says of its devices: reads the records of the source and the mirror, asks HaloPSA nothing and writes nothing to it.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError, MappingNotReadyError, SourceBeingAppliedError
 */
export const buildDevicePlan = defineVerb<DevicePlanDeps, typeof input, Prepared, DevicePlan>({
  name: 'device-plan.build',
  input,
  prepare: async (deps, { source }) => {
    const { store, workspaceId, clock } = deps;
    const at = new Date(clock.now());
    const transforms = await deps.loadTransforms();
    const row = await store.inWorkspace(workspaceId, async (db) => {
      const found = await findPlannedSource(db, source);
      await adoptSourceChanges(db, found.id, at);
      return found;
    });
    return store.inWorkspace(
      workspaceId,
      async (db) => {
        await joinWholeLists(db);
        const { ready, reasons } = await deps.readReadiness(db, row.id);
        if (!ready) throw new MappingNotReadyError(row.name, reasons);
        const { world, problems } = await readDeviceWorld(deps, db, { row, transforms, at });
        const first = gatherDrafts(world);
        if (first.locks.length === 0) return { row, drafts: first, problems };
        return {
          row,
          drafts: gatherDrafts(await withEdits(db, world, { connectionId: row.connectionId, locks: first.locks })),
          problems,
        };
      },
      { readOnly: true },
    );
  },
  run: async ({ db, clock, actor, plans }, _input, { row, drafts, problems }) => {
    const at = new Date(clock.now());
    const content = makePlan(drafts.drafts);
    // A draft that was left out would move the numbers of all that come after it, and so whose change is whose.
    if (content.changes.length !== drafts.drafts.length) throw new TypeError('A draft changes nothing.');
    const { id: sourceId, connectionId, name } = row;
    await insertFieldLocks(db, connectionId, { locks: drafts.locks, at });
    const open = await listOpenSourcePlans(db, sourceId);
    const applying = open.find(({ state }) => state === 'applying');
    if (applying) throw new SourceBeingAppliedError(applying.id);
    const kept = keptPlan(open, content, at);
    const replaced = open.filter(({ id }) => id !== kept?.id).map(({ id }) => id);
    let planId = kept?.id ?? null;
    if (kept === undefined && content.changes.length > 0) {
      const wish = { connectionId, kind: 'source', title: `Devices of ${name}`, revertsPlanId: null, by: actor.name, at };
      const unchanged = drafts.unchanged;
      planId = await plans.save(db, { ...content, unchanged }, { ...wish, remarks: remarksOf(drafts, problems) });
      await insertSourceChanges(
        db,
        { planId, sourceId },
        drafts.origins.map(({ place, key, origins }) => ({ number: place + 1, sourceKey: key, origins })),
      );
    }
    await discardReplaced(db, replaced, { by: planId, at });
    const { leftOut, fields, wouldSend, unchanged } = drafts;
    const newLocks = drafts.locks.length;
    return {
      planId,
      connectionId,
      source: name,
      changes: content.changes.length,
      unchanged,
      leftOut,
      fields,
      wouldSend,
      problems,
      replaced,
      newLocks,
    };
  },
  audit: (_input, { planId, connectionId, source, changes, leftOut, replaced, newLocks }) =>
    planId === null && replaced.length === 0 && newLocks === 0
      ? null
      : {
          subject: planId === null ? `source ${source}` : `plan ${planId}`,
          subjectKind: planId === null ? 'source' : 'plan',
          subjectId: planId === null ? source : String(planId),
          detail: {
            connection: connectionId,
            changes,
            replaced,
            newLocks,
            leftOut: Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count])),
          },
        },
});

/** An open plan that says exactly this stays, with its approvals. */
function keptPlan(open: readonly OpenSourcePlan[], content: PlanContent, at: Date): OpenSourcePlan | undefined {
  const hash = hashPlan(content.changes);
  return open.find(({ state, contentHash, expiresAt }) => state !== 'stopped' && expiresAt > at && contentHash.equals(hash));
}

async function discardReplaced(
  db: Db,
  replaced: readonly number[],
  { by, at }: { readonly by: number | null; readonly at: Date },
) {
  const reason = by === null ? 'Nothing of it is to be done any more.' : `Plan ${by} took its place.`;
  for (const id of replaced) {
    await setPlanState(db, id, { state: 'discarded', reason, settledAt: at });
    await closeSourceChanges(db, id, at);
  }
}

function remarksOf({ leftOut, fields, wouldSend }: DeviceDrafts, problems: readonly string[]): readonly string[] {
  const counted = (count: number, one: string, many: string) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]);
  return [
    ...leftOut.map(({ sentence, count }) => `${count} ${count === 1 ? 'device is' : 'devices are'} left out: ${sentence}`),
    ...counted(
      fields.locked,
      'field is left alone because a person edited it.',
      'fields are left alone because a person edited them.',
    ),
    ...counted(
      fields.conflicts,
      'field changed on both sides and waits for a person.',
      'fields changed on both sides and wait for a person.',
    ),
    ...counted(fields.secondHand, "field is another source's to say.", "fields are another source's to say."),
    ...counted(fields.problems, 'value cannot be used.', 'values cannot be used.'),
    ...counted(
      wouldSend.length,
      'value is newer in HaloPSA; no connector writes back yet.',
      'values are newer in HaloPSA; no connector writes back yet.',
    ),
    ...problems.map((problem) => `Field map: ${problem}`),
  ];
}
