import type { HaloEntity } from '@sundog/halo';

/** Any GET below the resource server; null: Halo refused, or answered nothing of use. */
export type TrialGet = (path: string, query?: Readonly<Record<string, string>>) => Promise<unknown>;

/** What a trial will send, as a person reads it beforehand. */
export interface TrialPlan {
  /** Members of Halo, without the marker. Null: it cannot be tried here. */
  readonly values: Readonly<Record<string, unknown>> | null;
  /** What it sends, as sentences. */
  readonly sends: readonly string[];
  /** What may stay in HaloPSA afterwards, as sentences. */
  readonly mayStay: readonly string[];
  /** Why it cannot be tried; null where it can. */
  readonly why: string | null;
}

/** A right that is proven when the record was made. */
export interface TrialProof {
  readonly right: string;
  readonly atLeast: string;
}

/** One kind of record whose making can be tried. See {@link defineTrialSubject}. */
export interface TrialSubject {
  /** `create-ticket`. */
  readonly name: string;
  /** For people: `Make a ticket`. */
  readonly title: string;
  readonly entity: HaloEntity;
  /** Halo's name of the member that shows the marker to people and is read back: the summary of a ticket. */
  readonly markedMember: string;
  /** The filter of the list that finds the marker. */
  readonly searchBy: string;
  readonly proves: readonly TrialProof[];
  /** Sends GET only. */
  readonly plan: (get: TrialGet) => Promise<TrialPlan>;
  /** What remains of a record that was deleted, as a sentence; null: nothing that is known. */
  readonly remains: (id: number) => string | null;
}

/**
 * Declares a trial of writing: one file in `catalog/trial-subjects/`, and a line in its `index.ts`.
 *
 * @example
 * export const createAsset = defineTrialSubject({
 *   name: 'create-asset',
 *   title: 'Make an asset',
 *   entity: asset,
 *   markedMember: 'inventory_number',
 *   searchBy: 'search_inventory_number_only',
 *   proves: [{ right: 'level:assets', atLeast: 'Read and Modify' }],
 *   plan: async () => ({ values: { site_id: 1, assettype_id: 1 }, sends: ['POST Asset'], mayStay: [], why: null }),
 *   remains: () => null,
 * });
 */
export function defineTrialSubject(subject: TrialSubject): TrialSubject {
  return subject;
}
