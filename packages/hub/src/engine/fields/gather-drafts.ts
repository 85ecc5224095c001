import type { ChangeDraft } from '../plan/change-draft.ts';
import type { PlanValue } from '../plan/plan-value.ts';
import type { DecidedField } from './decide-device-fields.ts';
import type { Origins } from './device-outcome.ts';
import { type DeviceWorld, type LeftOutReason, leftOutReasons } from './device-world.ts';
import { planDevice } from './plan-device.ts';

/** For which device a draft is, by its place among the drafts. */
export interface DraftOrigin {
  readonly place: number;
  readonly key: string;
  readonly origins: Origins;
}

/** A field that a person edited, and that was not known to be. */
export interface NewLock {
  readonly assetId: number;
  readonly field: string;
  readonly by: string | null;
  readonly at: Date | null;
  readonly value: PlanValue;
}

/** What a source comes to, as a whole. */
export interface DeviceDrafts {
  readonly drafts: readonly ChangeDraft[];
  readonly origins: readonly DraftOrigin[];
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly sentence: string; readonly count: number }[];
  /** Linked devices of which nothing differs. */
  readonly unchanged: number;
  readonly locks: readonly NewLock[];
  /** Fields that are left alone, by why: a person holds it, both sides changed, another source is to say it, the value cannot be used. */
  readonly fields: {
    readonly locked: number;
    readonly conflicts: number;
    readonly secondHand: number;
    readonly problems: number;
  };
  /** What would go to the source, if a connector took it. */
  readonly wouldSend: readonly { readonly key: string; readonly field: string; readonly value: PlanValue }[];
}

/** So many values that would be sent back are named; all are counted in the plan's remarks. */
const namedAtMost = 1_000;

/** Plans every device of the world. Asset types that are missing come first, once each. Pure. */
export function gatherDrafts(world: DeviceWorld): DeviceDrafts {
  const outcomes = world.devices.map((device) => ({ key: device.key, outcome: planDevice(world, device) }));
  const typeNames = [...new Set(outcomes.flatMap(({ outcome }) => outcome.newType ?? []))].sort();
  const drafts: ChangeDraft[] = typeNames.map((name) => typeDraft(world, name));
  const origins: DraftOrigin[] = [];
  const left = new Map<LeftOutReason, number>();
  const takenTags = new Set<string>();
  let unchanged = 0;
  const leave = (reason: LeftOutReason) => void left.set(reason, (left.get(reason) ?? 0) + 1);
  for (const { key, outcome } of outcomes) {
    const { draft, leftOut, newType, assetId } = outcome;
    if (leftOut !== null) leave(leftOut);
    else if (draft === null) unchanged += assetId === null ? 0 : 1;
    if (draft === null) continue;
    const tag = draft.recordKey === null ? `${draft.clientId} ${String(draft.after['tag']).toLowerCase()}` : null;
    if (tag !== null && takenTags.has(tag)) {
      leave('tag-taken');
      continue;
    }
    if (tag !== null) takenTags.add(tag);
    const typed = newType === undefined ? draft : withType(draft, typeNames.indexOf(newType) + 1);
    origins.push({ place: drafts.length, key, origins: outcome.origins });
    drafts.push(typed);
  }
  const decided = outcomes.flatMap(({ key, outcome }) => outcome.decided.map((one) => ({ key, assetId: outcome.assetId, one })));
  return {
    drafts,
    origins,
    leftOut: [...left]
      .map(([reason, count]) => ({ reason, sentence: leftOutReasons[reason], count }))
      .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1)),
    unchanged,
    ...sumUp(decided),
  };
}

function sumUp(decided: readonly { readonly key: string; readonly assetId: number | null; readonly one: DecidedField }[]) {
  const fields = { locked: 0, conflicts: 0, secondHand: 0, problems: 0 };
  const locks: NewLock[] = [];
  const wouldSend: { key: string; field: string; value: PlanValue }[] = [];
  for (const { key, assetId, one } of decided) {
    const { decision, field, halo } = one;
    if (decision.act === 'problem') fields.problems += 1;
    else if (decision.act === 'conflict') fields.conflicts += 1;
    else if (decision.act === 'keep' && decision.why === 'second-hand') fields.secondHand += 1;
    else if (decision.act === 'send-back' && wouldSend.length < namedAtMost)
      wouldSend.push({ key, field, value: decision.value });
    else if (decision.act === 'locked') {
      fields.locked += 1;
      if (decision.isNew && assetId !== null)
        locks.push({ assetId, field, by: decision.by, at: decision.at, value: halo ?? null });
    }
  }
  return { fields, locks, wouldSend };
}

function typeDraft(world: DeviceWorld, name: string): ChangeDraft {
  const group = world.planning.assetGroupId ?? world.firstAssetGroup;
  return {
    definition: world.definitions.createType,
    recordKey: null,
    identity: `asset type ${name}`,
    clientId: null,
    title: `Asset type ${name}`,
    before: {},
    after: { name, ...(group === null ? {} : { assetGroupId: group }) },
    reason: `Devices of ${world.source.name} are of this kind, and there is no asset type for them.`,
    evidence: [{ from: `source ${world.source.name}`, text: 'devices that are to become assets' }],
  };
}

const withType = (draft: ChangeDraft, number: number): ChangeDraft => ({
  ...draft,
  after: { ...draft.after, assetTypeId: { keyOfChange: number } },
});
