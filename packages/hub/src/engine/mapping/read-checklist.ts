import type { MappingTab } from '../../store/rows/mapping-list-rows.ts';
import type { LeftOutReason } from '../../store/rows/mapping-standing-rows.ts';

/** What has to be done before anything is planned from a source, in this order. */
export type ChecklistStepName = 'sign-in' | 'rights' | 'companies' | 'products' | 'devices';

/** One step. */
export interface ChecklistStep {
  readonly name: ChecklistStepName;
  readonly title: string;
  readonly isMandatory: boolean;
  readonly state: 'done' | 'open' | 'skipped';
  /** How it stands. */
  readonly sentence: string;
}

/** The steps of a source. */
export interface Checklist {
  readonly steps: readonly ChecklistStep[];
  readonly isReadyToPlan: boolean;
  /** Why nothing may be planned; empty: it may. */
  readonly reasons: readonly string[];
}

/** What the checklist goes by. */
export interface ChecklistGround {
  /** How the last check of the source ended. */
  readonly sourceState: string;
  /** Whether companies and devices were read whole at least once. */
  readonly isRead: boolean;
  /** Rights on assets that the last X-ray found missing; null: nobody has looked. */
  readonly lackingRights: readonly string[] | null;
  /** Whether both sides were ever looked at. */
  readonly isRefreshed: boolean;
  readonly companies: { readonly linked: number; readonly linkedWithSite: number };
  readonly counts: Readonly<Record<'company' | 'product' | 'device', Readonly<Record<MappingTab, number>>>>;
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[];
  readonly skippedSteps: readonly string[];
}

/** Reads how far a source is on the way to plans. A pure function: nothing may be planned while a mandatory step is open. */
export function readChecklist(ground: ChecklistGround): Checklist {
  const steps = [signIn(ground), rights(ground), companies(ground), products(ground), devices(ground)];
  const reasons = steps.filter(({ isMandatory, state }) => isMandatory && state === 'open').map(({ sentence }) => sentence);
  return { steps, isReadyToPlan: reasons.length === 0, reasons };
}

const done = (isDone: boolean) => (isDone ? 'done' : 'open');

function signIn({ sourceState, isRead }: ChecklistGround): ChecklistStep {
  const isLost = sourceState === 'failed' || sourceState === 'secret-missing';
  const sentence = isLost
    ? 'The last check of the source failed, or its secrets are missing.'
    : isRead
      ? 'The tool is read.'
      : 'The companies and devices of the tool have not been read whole yet.';
  return { name: 'sign-in', title: 'Sign in to the tool', isMandatory: true, state: done(!isLost && isRead), sentence };
}

function rights({ lackingRights }: ChecklistGround): ChecklistStep {
  const isLacking = lackingRights !== null && lackingRights.length > 0;
  const sentence =
    lackingRights === null
      ? 'Nobody has looked yet what HaloPSA permits.'
      : isLacking
        ? `HaloPSA does not permit what is needed for assets: ${lackingRights.join(', ')}.`
        : 'HaloPSA permits what is needed for assets.';
  return {
    name: 'rights',
    title: 'Rights in HaloPSA',
    isMandatory: isLacking,
    state: done(lackingRights?.length === 0),
    sentence,
  };
}

function companies({ companies: { linked, linkedWithSite }, counts }: ChecklistGround): ChecklistStep {
  const undecided = undecidedOf(counts.company);
  const sentence =
    linked === 0
      ? 'No company is mapped to a client yet.'
      : linkedWithSite === 0
        ? 'No company that is mapped has a site for new devices.'
        : `${linked} mapped, ${linked - linkedWithSite} of them without a site; ${undecided} undecided.`;
  return { name: 'companies', title: 'Companies to clients', isMandatory: true, state: done(linkedWithSite > 0), sentence };
}

function products({ counts, skippedSteps }: ChecklistGround): ChecklistStep {
  const left = undecidedOf(counts.product);
  const sentence = left === 0 ? 'Every product has an asset type, or is left out.' : `${left} without an asset type.`;
  return optional({ name: 'products', title: 'Products to asset types', isDone: left === 0, sentence }, skippedSteps);
}

function devices({ counts, leftOut, isRefreshed, skippedSteps }: ChecklistGround): ChecklistStep {
  const waiting = leftOut.find(({ reason }) => reason === 'waits-for-choice')?.count ?? 0;
  const conflicts = counts.device.conflicts;
  const isDone = isRefreshed && waiting === 0 && conflicts === 0;
  const sentence = isRefreshed
    ? `${counts.device.matched} are assets; ${waiting} wait for a choice, ${conflicts} contradict.`
    : 'The devices have not been compared yet.';
  return optional({ name: 'devices', title: 'Devices to assets', isDone, sentence }, skippedSteps);
}

function optional(
  { isDone, ...step }: Pick<ChecklistStep, 'name' | 'title' | 'sentence'> & { readonly isDone: boolean },
  skippedSteps: readonly string[],
): ChecklistStep {
  return { ...step, isMandatory: false, state: isDone ? 'done' : skippedSteps.includes(step.name) ? 'skipped' : 'open' };
}

function undecidedOf(counts: Readonly<Record<MappingTab, number>>): number {
  return counts.suggested + counts['needs-choice'] + counts.unmatched;
}
