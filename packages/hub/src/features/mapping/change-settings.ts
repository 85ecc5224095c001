import { z } from 'zod';
import type { DeviceKeys } from '../../engine/mapping/device-keys.ts';
import { proposeDeviceKeys } from '../../engine/mapping/device-keys.ts';
import {
  type MappingSettings,
  type MappingSettingsPatch,
  mappingSettingsPatch,
  patchSettings,
  readMappingSettings,
} from '../../engine/mapping/mapping-settings.ts';
import { defineVerb, type VerbDeps } from '../../engine/verb.ts';
import type { MappingChange } from '../../store/rows/mapping-batch-rows.ts';
import { listRightFields, type RightNamed } from '../../store/rows/mapping-right-rows.ts';
import { findMappingSettings, mergeMappingSettings } from '../../store/rows/mapping-setting-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { assertHeld, findMappedSource } from './find-mapped-source.ts';
import type { MappingOutcome } from './keep-changes.ts';
import { deciderOf } from './mapping-input.ts';
import { keepCandidates, keepWorkedOut } from './refresh-mapping.ts';
import { type WorkedOut, workOutMapping } from './work-out-mapping.ts';

const input = z.object({ source: z.string(), patch: mappingSettingsPatch });

/** The settings of a mapping, and where in assets values are looked for. */
export interface ShownSettings {
  readonly settings: MappingSettings;
  /** With what is proposed where nothing is set. */
  readonly deviceKeys: DeviceKeys;
  /** The asset fields that may be named. */
  readonly assetFields: readonly RightNamed[];
}

/** What saving settings would do to links. */
export interface SettingsPreview {
  readonly added: readonly MappingChange[];
  readonly removed: readonly MappingChange[];
  readonly moved: readonly MappingChange[];
  /** Suspended, or back again: that comes with the next refresh anyway. */
  readonly other: number;
}

interface Prepared {
  readonly source: SourceRow;
  readonly before: MappingSettings;
  readonly after: MappingSettings;
  readonly worked: WorkedOut;
}

/** The settings of a mapping as they hold. @throws SourceNotFoundError */
export async function readSettings(deps: VerbDeps, wanted: string): Promise<ShownSettings> {
  const source = await findMappedSource(deps, wanted);
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      const settings = readMappingSettings(await findMappingSettings(db, source.id));
      const assetFields = await listRightFields(db, source.connectionId);
      const set = Object.fromEntries(Object.entries(settings.deviceKeys).filter(([, value]) => value !== undefined));
      return { settings, deviceKeys: { ...proposeDeviceKeys(assetFields), ...set }, assetFields };
    },
    { readOnly: true },
  );
}

async function prepare(deps: VerbDeps, wanted: string, patch: MappingSettingsPatch): Promise<Prepared> {
  const source = await findMappedSource(deps, wanted);
  const kept = await deps.store.inWorkspace(deps.workspaceId, (db) => findMappingSettings(db, source.id), { readOnly: true });
  const before = readMappingSettings(kept);
  const after = patchSettings(before, patch);
  return { source, before, after, worked: await workOutMapping(deps, { source, settings: after, isRematch: true }) };
}

/**
 * What saving settings would do: which links that rules made would come, go or lead elsewhere. Nothing is written.
 * @throws InvalidInputError, SourceNotFoundError
 */
export async function previewSettings(
  deps: VerbDeps,
  { source, patch }: { readonly source: string; readonly patch: MappingSettingsPatch },
): Promise<SettingsPreview> {
  const { worked } = await prepare(deps, source, patch);
  const isOther = ({ before, after }: MappingChange) => before?.state === 'suspended' || after?.state === 'suspended';
  const own = worked.changes.filter((change) => !isOther(change));
  return {
    added: own.filter(({ before }) => before === null),
    removed: own.filter(({ after }) => after === null),
    moved: own.filter(({ before, after }) => before !== null && after !== null),
    other: worked.changes.length - own.length,
  };
}

/**
 * Saves settings and decides anew what rules linked, as the preview says. What people decided stays.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError
 */
export const saveSettings = defineVerb<VerbDeps, typeof input, Prepared, MappingOutcome>({
  name: 'map.set',
  input,
  prepare: (deps, { source, patch }) => prepare(deps, source, patch),
  run: async (deps, { patch }, { source, after, worked }) => {
    const { db, clock } = deps;
    await assertHeld(db, source);
    const at = new Date(clock.now());
    const members = Object.fromEntries(Object.keys(patch).map((name) => [name, after[name as keyof MappingSettings]] as const));
    await mergeMappingSettings(db, source.id, { members, by: deciderOf(deps), at });
    const outcome = await keepWorkedOut(db, source.id, { worked, what: 'settings', by: deciderOf(deps), at });
    await keepCandidates(db, source.id, worked);
    return outcome;
  },
  audit: ({ patch }, { batchId, changed }, { source, before, after }) => ({
    subject: `source ${source.id}`,
    detail: { changed, batch: batchId, names: Object.keys(patch), before, after },
  }),
});
