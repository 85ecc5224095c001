import { presets } from '../../catalog/presets/index.ts';
import { productFeatures } from '../../catalog/product-features/index.ts';
import { rights } from '../../catalog/rights/index.ts';
import { screenOfPlace } from '../../catalog/rights/screens.ts';
import { describeSetup, type SetupDescription } from '../../engine/xray/describe-setup.ts';
import type { Preset } from '../../engine/xray/preset.ts';
import type { ProductFeature } from '../../engine/xray/right.ts';
import { UnknownFeatureError } from '../../foundation/errors/unknown-feature.ts';
import { UnknownPresetError } from '../../foundation/errors/unknown-preset.ts';

/** For what a set-up page is wanted. Neither given: for everything that only reads. */
export interface SetupPageInput {
  /** Names of the features that are switched on. */
  readonly features?: readonly string[];
  /** The name of a preset, which brings its features with it. */
  readonly preset?: string;
}

/**
 * Describes how to set up HaloPSA for some features: pure, from the catalogue alone, so that it works before there is a connection.
 * What can never be switched off (signing in, clients) is always among them.
 * @throws UnknownFeatureError, UnknownPresetError
 */
export function describeSetupPage({ features, preset: presetName }: SetupPageInput): SetupDescription {
  const preset = presetName === undefined ? undefined : readPreset(presetName);
  const names = preset?.features ?? features;
  const wanted = names === undefined ? productFeatures.filter(({ writes }) => !writes) : names.map(readFeature);
  const switchedOn = productFeatures.filter((feature) => feature.isAlwaysOn || wanted.includes(feature));
  return describeSetup({ rights, features: switchedOn, screenOfPlace, ...(preset ? { preset } : {}) });
}

function readFeature(name: string): ProductFeature {
  const feature = productFeatures.find((one) => one.name === name);
  if (!feature)
    throw new UnknownFeatureError(
      name,
      productFeatures.map((one) => one.name),
    );
  return feature;
}

function readPreset(name: string): Preset {
  const preset = presets.find((one) => one.name === name);
  if (!preset)
    throw new UnknownPresetError(
      name,
      presets.map((one) => one.name),
    );
  return preset;
}
