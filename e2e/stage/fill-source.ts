import { toKeptRecord } from '../../packages/hub/src/engine/sources/kept-record.ts';
import { insertFieldLocks } from '../../packages/hub/src/store/rows/field-lock-rows.ts';
import { upsertRecords } from '../../packages/hub/src/store/rows/source-record-rows.ts';
import { insertSource } from '../../packages/hub/src/store/rows/source-rows.ts';
import type { Stage } from './open-stage.ts';

/** A source that was read and mapped, as far as pages show it. */
export interface FilledSource {
  readonly sourceId: number;
  /** The client that its one company is mapped to. */
  readonly clientId: number;
  /** The asset that its first device is linked to. It was written, and a person holds its name. */
  readonly assetId: number;
  /** The asset that says the same serial number. */
  readonly twinId: number;
}

const blank = {
  ...{ siteName: null, biosUuid: null, macs: [], manufacturer: 'Dell', model: 'Latitude 5440', osVersion: null, product: null },
  ...{ deviceClass: null, lastUser: null, ipAddresses: [], warrantyEndsAt: null, externalId: null, fields: { disk: 'D1' } },
  ...{ lastSeenAt: '2026-11-01T08:00:00.000Z', isOnline: false, os: 'Windows 11' },
};

/** The asset field of the sandbox that is the serial number. */
const serialField = 101;

/** Two assets of one client that have the same serial number. To be called before the mirror is read. */
export function makeTwins({ sandbox }: Pick<Stage, 'sandbox'>, serial: string): readonly [number, number] {
  const assets = [...sandbox.oracle.keys('asset')].map((key) => sandbox.oracle.get('asset', Number(key)) ?? {});
  const active = assets.filter((asset) => asset['inactive'] !== true && asset['use'] !== 'none');
  const clients = Map.groupBy(active, (asset) => Number(asset['client_id']));
  const [one, other] = [...clients.values()].find(({ length }) => length > 1) ?? [];
  for (const asset of [one, other]) {
    const fields = (asset?.['fields'] ?? []) as readonly { readonly id: number }[];
    const rest = fields.filter(({ id }) => id !== serialField);
    const changes = { fields: [...rest, { id: serialField, name: 'Serial Number', value: serial }] };
    sandbox.control.edit({ entity: 'asset', key: Number(asset?.['id']), changes });
  }
  return [Number(one?.['id']), Number(other?.['id'])];
}

/** A source with three devices and a count, one device of which is linked, written and held. @param twins as `makeTwins` gave them */
export async function fillSource(
  { hub, sandbox }: Pick<Stage, 'hub' | 'sandbox'>,
  { connectionId, serial, twins: [assetId, twinId] }: { connectionId: number; serial: string; twins: readonly [number, number] },
): Promise<FilledSource> {
  const { store, house } = hub.access;
  const at = new Date();
  const asset = sandbox.oracle.get('asset', assetId) ?? {};
  const clientId = Number(asset['client_id']);
  const device = { ...blank, companyId: 'c1' };
  const sourceId = await store.inWorkspace(1, async (db) => {
    const fields = { name: 'Fleet', settings: {}, target: 'fleet.example', allowHosts: [], goneAfterDays: null, pausedAt: null };
    const id = await insertSource(db, { ...fields, connectionId, connector: 'ninjaone' }, { by: 'a test', at });
    const devices = [
      { ...device, id: 'd1', name: 'FRONT-DESK', serial },
      { ...device, id: 'd2', name: 'BACK-ROOM', serial: 'SER-BACK-1' },
      { ...device, id: 'd3', companyId: 'c9', name: 'SOMEWHERE', serial: 'SER-ELSE-1' },
    ];
    const count = { companyId: 'c1', product: 'backup', productName: 'Backup', quantity: 3, unit: 'seat', asOf: at };
    await upsertRecords(
      db,
      { sourceId: id, stream: 'device' },
      { records: devices.map((one) => toKeptRecord('device', one)), at },
    );
    await upsertRecords(db, { sourceId: id, stream: 'licence-count' }, { records: [toKeptRecord('licence-count', count)], at });
    await db.client.query(
      `INSERT INTO hub.source_pass (source_id, stream, started_at, ended_at, state, is_complete)
       SELECT $1, stream, $2, $2, 'complete', true FROM unnest(ARRAY['company', 'device']) AS stream`,
      [id, at],
    );
    const link = `INSERT INTO hub.mapping_link (source_id, kind, source_key, state, halo_key, site_id, decided_by, decided_at) VALUES ($1, $2, $3, 'linked', $4, $5, 'a test', now())`;
    await db.client.query(link, [id, 'company', 'c1', String(clientId), asset['site_id']]);
    await db.client.query(link, [id, 'device', 'd1', String(assetId), null]);
    return id;
  });
  const entries = [{ from: 'name', to: 'tag', overwrite: 'always' }];
  await house.main.devicePlans.setMap({ source: `#${sourceId}`, fields: { entries } as never });
  const { planId } = await house.main.devicePlans.build({ source: `#${sourceId}` });
  if (planId === null) throw new TypeError('The name of the asset differs, so that there is something to write.');
  await house.main.plans.approve({ planId });
  await house.main.plans.apply({ planId });
  await hub.read('acme', { only: ['asset'], full: true });
  const lock = { assetId, field: 'tag', by: 'Ann Example', at, value: 'FRONT-DESK' };
  await store.inWorkspace(1, (db) => insertFieldLocks(db, connectionId, { locks: [lock], at }));
  return { sourceId, clientId, assetId, twinId };
}
