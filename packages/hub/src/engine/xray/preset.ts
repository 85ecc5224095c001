import type { RightNeed } from './right.ts';

/** What a vendor's set-up guide asks for: one right, and the value that the guide gives it. */
export interface GuideAsk {
  /** {@link Right.id} */
  readonly right: string;
  /** One of the right's values, as the guide has it. */
  readonly value: string;
  /** `optional`: the guide leaves it to what one wants to see. */
  readonly need: RightNeed['need'];
  /** What the guide says of it besides, as a clause. */
  readonly note?: string;
}

/** A job for which a vendor wrote a guide, and the features of ours that do it. See {@link definePreset}. */
export interface Preset {
  /** Named by the job: `dashboards`. */
  readonly name: string;
  /** For people: `Dashboards`. */
  readonly title: string;
  /** Whose guide it is. */
  readonly guide: string;
  /** {@link ProductFeature.name} of the features that do this job. */
  readonly features: readonly string[];
  readonly asks: readonly GuideAsk[];
}

/**
 * Declares the rights that a vendor's guide asks for, exactly as it asks. One file per job in `catalog/presets/`, and a line in its
 * `index.ts`. What our own features need for the job can be less: the set-up page shows both.
 *
 * @example
 * export const dashboards = definePreset({
 *   name: 'dashboards',
 *   title: 'Dashboards',
 *   guide: 'SquaredUp',
 *   features: ['tickets-read', 'billing-read'],
 *   asks: [asks('scope:read:customers', 'Yes'), mayAsk('scope:read:tickets', 'Yes')],
 * });
 */
export function definePreset(preset: Preset): Preset {
  return preset;
}
