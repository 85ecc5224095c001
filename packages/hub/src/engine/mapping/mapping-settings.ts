import { z } from 'zod';
import { deviceKeysSchema } from './device-keys.ts';

const overrides = z.record(z.string(), z.unknown());

/** Steps of the checklist that may be skipped. */
const optionalSteps = ['products', 'devices'] as const;

/** What can be set of the mapping of a source. */
export const mappingSettingsSchema = z.strictObject({
  /** Whether a rule links by itself what is good enough, by kind. */
  autoLink: z.strictObject({ company: z.boolean(), product: z.boolean(), device: z.boolean(), user: z.boolean() }),
  /** Parts of the match rules that differ (docs/matching.md). */
  rules: z.strictObject({ company: overrides.optional(), user: overrides.optional(), asset: overrides.optional() }),
  /** Where in an asset values stand; what is not named is proposed from the names of fields. */
  deviceKeys: deviceKeysSchema.partial(),
  skippedSteps: z.array(z.enum(optionalSteps)).readonly(),
});
export type MappingSettings = z.output<typeof mappingSettingsSchema>;

/** Changes of settings: what is not named stays. */
export const mappingSettingsPatch = mappingSettingsSchema
  .extend({ autoLink: mappingSettingsSchema.shape.autoLink.partial() })
  .partial();
export type MappingSettingsPatch = z.output<typeof mappingSettingsPatch>;

const defaults: MappingSettings = {
  autoLink: { company: true, product: false, device: true, user: false },
  rules: {},
  deviceKeys: {},
  skippedSteps: [],
};

/** Settings as they hold: what was kept over what the hub says. Members that belong to others are left out. */
export function readMappingSettings(kept: Readonly<Record<string, unknown>>): MappingSettings {
  const own = Object.fromEntries(Object.entries(kept).filter(([name]) => Object.hasOwn(defaults, name)));
  return patchSettings(defaults, mappingSettingsPatch.parse(own));
}

/** Settings with some of them changed: `autoLink` kind by kind, the others whole. */
export function patchSettings(settings: MappingSettings, patch: MappingSettingsPatch): MappingSettings {
  const { autoLink = {}, rules = settings.rules, deviceKeys = settings.deviceKeys, skippedSteps = settings.skippedSteps } = patch;
  const kinds = Object.fromEntries(Object.entries(autoLink).filter(([, isOn]) => isOn !== undefined));
  return { autoLink: { ...settings.autoLink, ...kinds }, rules, deviceKeys, skippedSteps };
}
