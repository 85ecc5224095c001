import type { PlanValues } from './plan-value.ts';
import type { RecordShape } from './record-shape.ts';

/** How a record that a change makes is found again, when the answer to its making never came. */
export interface MarkerPlace {
  /** Our name of the field that holds the marker. */
  readonly field: string;
  /** Whether the marker is the very name of the record (a button, a field definition) instead of a text of ours. */
  readonly isName: boolean;
  /** Whether the list shows the field; else each candidate is read by itself. */
  readonly isInList: boolean;
  /** The queries of the list that may find it, surest first. Which of them a HaloPSA knows is found out by asking (API.md 2.4). */
  readonly searches: (sought: {
    readonly marker: string;
    readonly values: PlanValues;
  }) => readonly Readonly<Record<string, string>>[];
}

/** One kind of write to HaloPSA. See {@link defineChange}. */
export interface ChangeDefinition {
  /** `update-asset`. */
  readonly name: string;
  /** For people: `Update asset`. */
  readonly title: string;
  readonly act: 'create' | 'update' | 'delete';
  readonly shape: RecordShape;
  /** Fields without which a record cannot be made. */
  readonly requires: readonly string[];
  /** Only of changes that make a record. */
  readonly marker: MarkerPlace | null;
  /** Members that go with every such request and belong to no field. */
  readonly extras: Readonly<Record<string, unknown>>;
  /** Whether Halo can look at it without saving (`_validateonly`, API.md 2.1). */
  readonly canValidate: boolean;
  /** The definition that undoes it, or why nothing can. */
  readonly revert: { readonly by: string } | { readonly cannot: string };
  /** Whether it is a small change that may be approved without a person, where the policy of the connection allows such. */
  readonly isSmall: boolean;
}

type WithDefault = 'requires' | 'marker' | 'extras' | 'canValidate' | 'isSmall';

/**
 * Declares a kind of write: one file in `catalog/changes/`, and a line in its `index.ts`. Review, journal, resolving of silence and revert
 * come free.
 *
 * @example
 * export const updateAsset = defineChange({
 *   name: 'update-asset',
 *   title: 'Update asset',
 *   act: 'update',
 *   shape: assetShape,
 *   revert: { by: 'update-asset' },
 *   isSmall: true,
 * });
 */
export function defineChange(
  change: Omit<ChangeDefinition, WithDefault> & Partial<Pick<ChangeDefinition, WithDefault>>,
): ChangeDefinition {
  return { requires: [], marker: null, extras: {}, canValidate: false, isSmall: false, ...change };
}

/** The sign that people read: what comes to be, what changes, what goes. */
export function signOf({ act }: Pick<ChangeDefinition, 'act'>): '+' | '~' | '-' {
  return act === 'create' ? '+' : act === 'update' ? '~' : '-';
}
