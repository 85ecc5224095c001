import type { FieldConflict } from '../plan/planned-change.ts';
import { type DecidedField, decideDeviceFields, haloValue, writtenFields } from './decide-device-fields.ts';
import { decideField } from './decide-field.ts';
import { type DeviceOutcome, evidenceOf, isRefused, originsOf, titleOf } from './device-outcome.ts';
import type { DeviceWorld, LeftOutReason, MappedTo, MirroredAsset, SourceDeviceRecord } from './device-world.ts';
import { planNewAsset } from './plan-new-asset.ts';

/** What a device comes to. Pure. */
export function planDevice(world: DeviceWorld, device: SourceDeviceRecord): DeviceOutcome {
  const leave = (leftOut: LeftOutReason): DeviceOutcome => ({ draft: null, origins: {}, leftOut, assetId: null, decided: [] });
  const link = world.deviceLink(device.key);
  if (link?.state === 'ignored') return leave('device-ignored');
  if (link?.state === 'suspended') return leave('device-suspended');
  if (device.companyId === null) return leave('no-company');
  const siteName = typeof device.record['siteName'] === 'string' ? device.record['siteName'] : null;
  const company = world.companyOf(device.companyId, siteName);
  if (company === null) return leave('company-not-mapped');
  if (company.state === 'ignored') return leave('company-ignored');
  if (company.state === 'suspended' || company.haloKey === null) return leave('company-suspended');
  const place = { clientId: company.haloKey, siteId: company.siteId, companyId: device.companyId };
  if (link === null || link.haloKey === null) return planNewAsset(world, device, place);
  const asset = world.asset(link.haloKey);
  return asset === null ? leave('asset-missing') : planLinked(world, device, { asset, link, place });
}

interface Linked {
  readonly asset: MirroredAsset;
  readonly link: MappedTo;
  readonly place: { readonly clientId: number; readonly siteId: number | null; readonly companyId: string };
}

function planLinked(world: DeviceWorld, device: SourceDeviceRecord, linked: Linked): DeviceOutcome {
  const { asset, place } = linked;
  const nothing: DeviceOutcome = { draft: null, origins: {}, leftOut: null, assetId: asset.id, decided: [] };
  const activity = decideActivity(world, device, asset);
  if (device.isGone) {
    if (activity === null) return { ...nothing, leftOut: 'gone' };
    return activity.act === 'write'
      ? draftOf(world, device, { ...linked, decided: [activity.decided], reasons: [activity.reason] })
      : { ...nothing, decided: [activity.decided] };
  }
  if (activity === null && isInactive(world, asset)) return { ...nothing, leftOut: 'asset-inactive' };
  const decided = [...decideDeviceFields(world, device, { asset, lookups: world.lookups(place.clientId, place.companyId) })];
  const reasons: string[] = [];
  if (activity !== null) {
    decided.push(activity.decided);
    if (activity.act === 'write') reasons.push(activity.reason);
  }
  const moved = decideMove(world, device, linked);
  if (moved !== null) {
    decided.push(moved);
    if (moved.decision.act === 'write')
      reasons.push(`It belongs to ${world.clientName(place.clientId) ?? 'another client'} in ${world.source.name} now.`);
  }
  return draftOf(world, device, { ...linked, decided, reasons });
}

const isInactive = (world: DeviceWorld, asset: MirroredAsset): boolean =>
  haloValue(world.definitions.update.shape, asset, {
    field: 'isInactive',
    last: world.memory(asset.id).values.get('isInactive') ?? null,
  }) === true;

/** Whether the asset goes out of use or comes back; null: it stays as it is. An asset that a person made inactive is never brought back. */
function decideActivity(world: DeviceWorld, device: SourceDeviceRecord, asset: MirroredAsset) {
  const { inactivateAfterDays } = world.planning;
  const { values, locks } = world.memory(asset.id);
  const last = values.get('isInactive') ?? null;
  const halo = isInactive(world, asset);
  const days = (world.at.getTime() - (device.missingSince ?? world.at).getTime()) / 86_400_000;
  const isDue = device.isGone && inactivateAfterDays !== null && days >= inactivateAfterDays && !halo;
  const isBack = !device.isGone && halo && last?.value === true;
  if (!isDue && !isBack) return null;
  const decision = decideField({
    type: 'boolean',
    rule: { direction: 'to-halo', overwrite: 'always', onConflict: 'halo-wins' },
    source: { id: world.source.id, value: isDue, observedAt: device.missingSince ?? device.changedAt },
    halo,
    last,
    lock: locks.get('isInactive') ?? null,
    edit: world.edit(asset.id, 'isInactive'),
    authority: isDue ? liveRival(world, asset) : null,
  });
  const reason = isDue
    ? `It has been gone from ${world.source.name} since ${(device.missingSince ?? world.at).toISOString().slice(0, 10)}.`
    : `It is there again in ${world.source.name}.`;
  const decided: DecidedField = {
    field: 'isInactive',
    label: 'Inactive',
    value: isDue,
    halo,
    observedAt: device.missingSince ?? device.changedAt,
    decision,
  };
  return { act: decision.act, decided, reason };
}

/** Another source in which the same asset is still there. */
const liveRival = (world: DeviceWorld, asset: MirroredAsset): string | null => world.rivals(asset.id)[0]?.sourceName ?? null;

/** A device whose company is another client now takes its asset along; within a client people put assets where they want. */
function decideMove(world: DeviceWorld, device: SourceDeviceRecord, { asset, place }: Linked): DecidedField | null {
  if (place.siteId === null) return null;
  const { shape } = world.definitions.update;
  const { values, locks } = world.memory(asset.id);
  const last = values.get('siteId') ?? null;
  const halo = haloValue(shape, asset, { field: 'siteId', last });
  const clientNow = typeof halo === 'number' ? (world.clientOfSite(halo) ?? asset.clientId) : asset.clientId;
  if (clientNow === place.clientId) return null;
  const decision = decideField({
    type: 'key',
    rule: { direction: 'to-halo', overwrite: 'always', onConflict: 'halo-wins' },
    source: { id: world.source.id, value: place.siteId, observedAt: device.changedAt },
    halo,
    last,
    lock: locks.get('siteId') ?? null,
    edit: world.edit(asset.id, 'siteId'),
    authority: null,
  });
  return { field: 'siteId', label: 'Site', value: place.siteId, halo, observedAt: device.changedAt, decision };
}

function draftOf(
  world: DeviceWorld,
  device: SourceDeviceRecord,
  { asset, link, decided, reasons }: Linked & { readonly decided: readonly DecidedField[]; readonly reasons: readonly string[] },
): DeviceOutcome {
  const { update } = world.definitions;
  const after = writtenFields(decided);
  const nothing: DeviceOutcome = { draft: null, origins: {}, leftOut: null, assetId: asset.id, decided };
  if (Object.keys(after).length === 0) return nothing;
  if (isRefused(world, device.key, after)) return { ...nothing, leftOut: 'refused-before' };
  const written = decided.filter(({ decision }) => decision.act === 'write');
  const labels = written.filter(({ field }) => field !== 'siteId' && field !== 'isInactive').map(({ label }) => label);
  return {
    ...nothing,
    origins: originsOf(written),
    draft: {
      definition: update,
      recordKey: String(asset.id),
      identity: null,
      clientId: asset.clientId,
      title: titleOf(world, asset.record['inventory_number'] ?? device.record['name'], asset.clientId),
      before: Object.fromEntries(written.map(({ field, halo }) => [field, halo ?? null])),
      after,
      reason: [...reasons, ...(labels.length > 0 ? [`${world.source.name} says otherwise: ${labels.join(', ')}.`] : [])].join(
        ' ',
      ),
      evidence: evidenceOf(world, device, link),
      conflicts: decided.flatMap(toConflict),
    },
  };
}

function toConflict({ field, decision }: DecidedField): readonly FieldConflict[] {
  return decision.act === 'conflict' ? [{ field, before: decision.before, ours: decision.ours, theirs: decision.theirs }] : [];
}
