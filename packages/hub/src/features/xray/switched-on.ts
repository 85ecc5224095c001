import type { ProductFeature } from '../../engine/xray/right.ts';
import { UnknownFeatureError } from '../../foundation/errors/unknown-feature.ts';
import type { FeatureChoice } from '../../store/rows/feature-choice-rows.ts';

/** Whether a feature is on: as a person chose, else it is when it only reads. */
export function isSwitchedOn(feature: ProductFeature, choices: readonly FeatureChoice[]): boolean {
  if (feature.isAlwaysOn) return true;
  return choices.find((choice) => choice.feature === feature.name)?.isOn ?? !feature.writes;
}

/** The features with these names, in the order of the catalogue. @throws UnknownFeatureError */
export function chooseNamed(features: readonly ProductFeature[], names: readonly string[]): readonly ProductFeature[] {
  const known = features.map(({ name }) => name);
  for (const name of names) if (!known.includes(name)) throw new UnknownFeatureError(name, known);
  return features.filter(({ name }) => names.includes(name));
}
