import type { ChangeDraft } from '../plan/change-draft.ts';
import type { PlannedValues, PlanValue } from '../plan/plan-value.ts';
import type { PlanEvidence } from '../plan/planned-change.ts';
import { isSameValue, typeOfField } from '../plan/record-shape.ts';
import type { DecidedField } from './decide-device-fields.ts';
import type { DeviceWorld, LeftOutReason, MappedTo, SourceDeviceRecord } from './device-world.ts';

/** From which values of a source the fields of a change are made. */
export type Origins = Readonly<Record<string, { readonly value: PlanValue; readonly observedAt: string }>>;

/** What is wanted of one device. */
export interface DeviceOutcome {
  /** Null: nothing is to be written. */
  readonly draft: ChangeDraft | null;
  readonly origins: Origins;
  readonly leftOut: LeftOutReason | null;
  /** The name of the asset type that has to be made first. */
  readonly newType?: string;
  readonly assetId: number | null;
  readonly decided: readonly DecidedField[];
}

/** The origins of fields that are written. */
export function originsOf(written: readonly Pick<DecidedField, 'field' | 'value' | 'observedAt'>[]): Origins {
  return Object.fromEntries(
    written.map(({ field, value, observedAt }) => [field, { value, observedAt: observedAt.toISOString() }]),
  );
}

/** What a change is about, for people. */
export function titleOf(world: DeviceWorld, tag: unknown, clientId: number | null): string {
  const client = clientId === null ? null : world.clientName(clientId);
  return `${typeof tag === 'string' && tag !== '' ? tag : 'Device'}${client === null ? '' : ` of ${client}`}`;
}

/** The rows that a change rests on. */
export function evidenceOf(world: DeviceWorld, device: SourceDeviceRecord, link: MappedTo | null): readonly PlanEvidence[] {
  const seen = {
    from: `source ${world.source.name}`,
    text: `device ${device.key}, as it is since ${device.changedAt.toISOString()}`,
  };
  if (link === null) return [seen, { from: 'matching', text: 'no asset is like it' }];
  const rests = link.evidence.flatMap(toWords).slice(0, 4).join(', ');
  const by = link.decidedBy === 'rule' ? 'by rule' : link.decidedBy === 'plan' ? 'made by a plan' : `by ${link.decidedBy}`;
  const sure = link.score === null ? '' : `, ${(100 * link.score).toFixed(1)} % sure`;
  return [seen, { from: 'mapping', text: `linked ${by}${sure}${rests === '' ? '' : `: ${rests}`}` }];
}

function toWords(one: unknown): readonly string[] {
  if (typeof one === 'string') return [one];
  if (typeof one !== 'object' || one === null) return [];
  return Object.entries(one)
    .filter(([name, value]) => ['text', 'field', 'level', 'comparison'].includes(name) && typeof value === 'string')
    .map(([, value]) => String(value));
}

/** Whether HaloPSA refused exactly these values a short while ago. */
export function isRefused(world: DeviceWorld, key: string, after: PlannedValues): boolean {
  const before = world.refused(key);
  if (before === null) return false;
  const { shape } = world.definitions.update;
  const names = Object.keys(after);
  return (
    names.length === Object.keys(before).length &&
    names.every((name) => isSameValue(typeOfField(shape, name), toPlain(before[name]), toPlain(after[name])))
  );
}

const toPlain = (value: unknown): PlanValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
