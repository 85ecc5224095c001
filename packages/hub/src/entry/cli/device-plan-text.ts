import type { DevicePlan } from '../../features/device-plans/build-device-plan.ts';
import type { Counted } from '../../features/device-plans/read-counted.ts';
import type { Coverage } from '../../features/device-plans/read-coverage.ts';
import type { AssetProvenance } from '../../features/device-plans/read-provenance.ts';
import type { ShownFieldMap } from '../../features/device-plans/show-field-map.ts';
import { formatTable } from './text-table.ts';

const titled = (...titles: readonly string[]) => titles.map((title) => ({ title }));

/** A plan of a source: what it does, and what it leaves out and why. */
export function describeDevicePlan({
  planId,
  changes,
  unchanged,
  leftOut,
  fields,
  wouldSend,
  problems,
  replaced,
}: DevicePlan): string {
  const lines = [
    planId === null ? 'No plan was needed.' : `Plan ${planId}: ${changes} to change, ${unchanged} as they should be.`,
    ...leftOut.map(({ count, sentence }) => `  left out ${count}: ${sentence}`),
    ...(fields.locked > 0 ? [`  ${fields.locked} left alone: a person edited the field in HaloPSA`] : []),
    ...(fields.conflicts > 0 ? [`  ${fields.conflicts} changed on both sides and wait for a person`] : []),
    ...(fields.secondHand > 0 ? [`  ${fields.secondHand} are another source's to say`] : []),
    ...(fields.problems > 0 ? [`  ${fields.problems} cannot be used as they are`] : []),
    ...(wouldSend.length > 0 ? [`  ${wouldSend.length} are newer in HaloPSA; no connector writes back yet`] : []),
    ...problems.map((problem) => `  field map: ${problem}`),
    ...replaced.map((id) => `  plan ${id} is discarded: this one took its place`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A field map, line by line. */
export function describeFieldMap({ source, isSet, map, problems, readiness }: ShownFieldMap): string {
  const rows = map.entries.map((entry) => [
    typeof entry.from === 'string' ? entry.from : entry.from.join(' + '),
    entry.direction === 'to-halo' ? '->' : entry.direction === 'from-halo' ? '<-' : '<->',
    entry.to,
    entry.overwrite,
    entry.transforms.map(({ use }) => use).join(', '),
  ]);
  const { createAssets, createTypes, inactivateAfterDays, planAutomatically } = map.planning;
  const said = (is: boolean) => (is ? 'yes' : 'no');
  return [
    `${source}: ${isSet ? 'the field map that was set' : 'the field map that is proposed; nobody set one'}`,
    formatTable(titled('from', '', 'to', 'overwrite', 'transforms'), rows).trimEnd(),
    `new assets: ${said(createAssets)}; new asset types: ${said(createTypes)}; inactive after: ${inactivateAfterDays === null ? 'never' : `${inactivateAfterDays} days`}; plans by itself: ${said(planAutomatically)}`,
    ...problems.map((problem) => `cannot be used: ${problem}`),
    ...readiness.reasons.map((reason) => `not ready: ${reason}`),
    '',
  ].join('\n');
}

/** Where the values of an asset come from. */
export function describeProvenance({ tag, assetId, sources, fields }: AssetProvenance): string {
  const rows = fields.map(({ label, value, origin, lock, says }) => [
    label,
    value === null ? '' : String(value),
    origin === null ? '' : `${origin.source}, ${origin.observedAt.toISOString().slice(0, 10)}`,
    lock !== null && lock.releasedAt === null ? `held by ${lock.by ?? 'a person'}` : '',
    says.map((one) => `${one.source}: ${one.value ?? ''} (${one.why ?? one.act})`).join('; '),
  ]);
  const from = sources.map(({ source, deviceKey }) => `${source} device ${deviceKey}`).join(', ');
  return `${tag === '' ? `Asset ${assetId}` : tag}: ${from === '' ? 'no source is linked to it' : from}\n${formatTable(titled('field', 'value', 'written from', 'held', 'sources say'), rows)}`;
}

/** Coverage, client by client, with totals. */
export function describeCoverage({ clients, totals }: Coverage): string {
  const line = (name: string, one: Coverage['totals']) => [
    name,
    ...[one.devices, one.assets, one.sourceOnly, one.haloOnly, one.stale, one.duplicates].map(String),
  ];
  return formatTable(titled('client', 'devices', 'assets', 'not in HaloPSA', 'in no source', 'stale', 'twice'), [
    ...clients.map((one) => line(one.clientName ?? (one.clientId === null ? '(not mapped)' : `client ${one.clientId}`), one)),
    line('total', totals),
  ]);
}

/** What is counted beside what is billed. */
export function describeCounted({ rule, items, lines }: Counted): string {
  const rows = items.map((one) => [
    one.clientName ?? '(not mapped)',
    one.productName,
    `${one.quantity} ${one.unit}`,
    one.billed === null ? 'no line' : String(one.billed),
    one.difference === null ? '' : `${one.difference > 0 ? '+' : ''}${one.difference}`,
  ]);
  return `${formatTable(titled('client', 'product', 'counted', 'billed', 'difference'), rows)}${lines.unmatched} of ${lines.inForce} lines in force are called as no product.\n${rule}\n`;
}
