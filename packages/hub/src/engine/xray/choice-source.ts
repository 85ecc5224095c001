import type { Sight } from './right-source.ts';

/** One way out, as HaloPSA's own screens have it. */
export interface ChoiceCure {
  readonly screen: string;
  readonly label: string;
  readonly value: string;
  /** No document prints the path or the label. */
  readonly isInferred?: true;
}

/** Things of one sort that cannot be used with a choice. */
export interface BarredThings {
  /** In plural: `teams`. */
  readonly things: string;
  /** Names of settings, never of customers. */
  readonly names: readonly string[];
  /** Why they cannot be used, as a sentence. */
  readonly evidence: string;
  /** Each of them alone is enough. */
  readonly cures: readonly ChoiceCure[];
}

/** Something of HaloPSA's settings that a writing feature chooses, with what stands in its way: a ticket type. */
export interface ChoiceReading {
  /** `ticket type`. */
  readonly kind: string;
  readonly id: number;
  readonly name: string;
  /** Fields that must be filled and have no default. */
  readonly requiredFields: readonly string[];
  readonly barred: readonly BarredThings[];
  /** What could not be found out, and why, as sentences. */
  readonly notTested: readonly string[];
}

/** Reads what writing features may choose. See {@link defineChoiceSource}. */
export interface ChoiceSource {
  readonly name: string;
  /** For people, while it is asked. */
  readonly title: string;
  /** It is asked only when one of these features is looked at. */
  readonly features: readonly string[];
  /** Never throws for what Halo answers. */
  readonly read: (sight: Sight) => Promise<readonly ChoiceReading[]>;
}

/**
 * Declares a source of choices: one file in `catalog/choice-sources/`, and a line in its `index.ts`.
 *
 * @example
 * export const assetTypes = defineChoiceSource({
 *   name: 'asset-types',
 *   title: 'Asset types',
 *   features: ['assets-write'],
 *   read: async (sight) => (await sight.list('AssetType')).ok ? [] : [],
 * });
 */
export function defineChoiceSource(source: ChoiceSource): ChoiceSource {
  return source;
}
