import { HaloError, NotPermittedError } from '@sundog/halo';
import type { ChangeDefinition } from '../../engine/plan/change-definition.ts';
import { type InstalledRecord, listInstalledRecords } from '../../store/rows/installed-record-rows.ts';
import { type Administrator, type InstallDeps, readInstallConnection } from './install-deps.ts';
import { removalScreens } from './removal-screens.ts';

/** What is taken out of HaloPSA, in this order: what refers to others first. */
const removable = ['custom-button', 'webhook', 'custom-field', 'asset-type'];

/** A record of ours, as it stands in HaloPSA now. */
export interface InspectedRecord extends InstalledRecord {
  /** What takes it out. */
  readonly definition: ChangeDefinition;
  /** `there`; `gone`; `hidden`: HaloPSA does not let these credentials look. */
  readonly state: 'there' | 'gone' | 'hidden';
  /** As HaloPSA holds it; null where it is gone or hidden. */
  readonly record: Readonly<Record<string, unknown>> | null;
  /** Where a person removes it. */
  readonly screen: string;
}

/** What the hub ever made in HaloPSA on a connection. */
export interface Inspection {
  /** Buttons, webhooks, fields and asset types. */
  readonly records: readonly InspectedRecord[];
  /** Numbers of assets that it made. They are data of the customer, and stay unless they are set inactive. */
  readonly assetKeys: readonly string[];
}

/** Looks for everything that plans ever made on a connection. Sends GET only. @throws ConnectionNotFoundError, and HaloErrors other than refusals */
export async function inspectInstalled(
  deps: InstallDeps,
  { connectionId, administrator }: { readonly connectionId: number; readonly administrator: Administrator | null },
): Promise<Inspection> {
  const row = await readInstallConnection(deps, connectionId);
  const made = await deps.store.inWorkspace(deps.workspaceId, (db) => listInstalledRecords(db, connectionId), { readOnly: true });
  const assetKeys = made.filter(({ entity }) => entity === 'asset').map(({ key }) => key);
  const wanted = removable.flatMap((entity) => made.filter((one) => one.entity === entity));
  if (wanted.length === 0) return { records: [], assetKeys };
  const halo = await deps.openForReading(row, administrator);
  try {
    const records: InspectedRecord[] = [];
    for (const one of wanted) {
      const definition = deps.changes.find(({ act, shape }) => act === 'delete' && shape.entity.name === one.entity);
      if (!definition) continue;
      const found = await look(() => halo.read(definition.shape.entity, keyOf(one.key), { priority: 'interactive' }));
      const state = found === 'hidden' ? 'hidden' : found === null ? 'gone' : 'there';
      const record = found === 'hidden' || found === null ? null : found.value;
      records.push({ ...one, definition, state, record, screen: removalScreens[one.entity] ?? 'Configuration' });
    }
    return { records, assetKeys };
  } finally {
    await halo.close();
  }
}

/** A record's number, or its text where it is no number. */
function keyOf(key: string): number | string {
  return /^\d+$/.test(key) ? Number(key) : key;
}

async function look<Found>(read: () => Promise<Found>): Promise<Found | 'hidden'> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotPermittedError || (error instanceof HaloError && error.status === 403)) return 'hidden';
    throw error;
  }
}
