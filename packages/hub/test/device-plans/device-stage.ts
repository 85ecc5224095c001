import type { SandboxOptions } from '@sundog/sandbox';
import { changes } from '../../src/catalog/changes/index.ts';
import { entities } from '../../src/catalog/entities/index.ts';
import { transforms } from '../../src/catalog/transforms/index.ts';
import { toKeptRecord } from '../../src/engine/sources/kept-record.ts';
import { adoptOutcomes } from '../../src/features/device-plans/adopt-outcomes.ts';
import { buildDevicePlan, type DevicePlan } from '../../src/features/device-plans/build-device-plan.ts';
import type { DevicePlanDeps } from '../../src/features/device-plans/device-plan-deps.ts';
import { setFieldMap } from '../../src/features/device-plans/set-field-map.ts';
import { syncConnection } from '../../src/features/sync/sync-connection.ts';
import { applyPlan } from '../../src/features/writeback/apply-plan.ts';
import type { PlanReport } from '../../src/features/writeback/plan-report.ts';
import { savePlan } from '../../src/features/writeback/save-plan.ts';
import { showPlan } from '../../src/features/writeback/show-plan.ts';
import { upsertRecords } from '../../src/store/rows/source-record-rows.ts';
import { insertSource } from '../../src/store/rows/source-rows.ts';
import { openPlanStage, type PlanHub, type PlanStage } from '../plan/plan-stage.ts';

/** A device as a tool tells it; what is not said is null. */
export interface StageDevice {
  readonly id: string;
  readonly companyId: string;
  readonly name: string | null;
  readonly [member: string]: unknown;
}

/** A company that is mapped. */
export interface StageCompany {
  readonly id: string;
  readonly client: number;
  readonly site: number;
}

/** A stage on which a source is planned: HaloPSA, its mirror, the records of a source and links between them. */
export interface DeviceStage {
  readonly plan: PlanStage;
  readonly hub: PlanHub;
  readonly deps: DevicePlanDeps;
  readonly sourceId: number;
  /** Two clients that have assets, each with a site. */
  readonly companies: readonly [StageCompany, StageCompany];
  addSource(name: string): Promise<number>;
  /** Reads HaloPSA into the mirror; `later` first lets time pass, so that what was written before is certainly seen. */
  sync(): Promise<void>;
  setMap(fields: unknown, source?: string): Promise<void>;
  /** Says what the tool lists now. */
  put(devices: readonly StageDevice[], sourceId?: number): Promise<void>;
  /** The tool does not list it any more. */
  lose(id: string, days: number, sourceId?: number): Promise<void>;
  linkCompany(company: StageCompany, sourceId?: number): Promise<void>;
  linkDevice(id: string, assetId: number, sourceId?: number): Promise<void>;
  build(source?: string): Promise<DevicePlan>;
  apply(planId: number): Promise<PlanReport>;
  /** Builds and applies, and says what both came to. */
  run(source?: string): Promise<{ readonly built: DevicePlan; readonly report: PlanReport | null }>;
  /** A person edits an asset in HaloPSA. */
  edit(assetId: number, changes: Record<string, unknown>): void;
  asset(id: number): Readonly<Record<string, unknown>>;
  /** Active assets of a company, by number. */
  assetsOf(company: StageCompany): readonly number[];
  /** The asset that a device is linked to. */
  assetOf(id: string, sourceId?: number): Promise<number | null>;
  close(): Promise<void>;
}

const blank = {
  ...{
    siteName: null,
    name: null,
    serial: null,
    biosUuid: null,
    macs: [],
    manufacturer: null,
    model: null,
    os: null,
    osVersion: null,
  },
  ...{
    deviceClass: null,
    product: null,
    lastUser: null,
    lastSeenAt: null,
    isOnline: null,
    ipAddresses: [],
    warrantyEndsAt: null,
  },
  ...{ externalId: null, fields: {} },
};

const mirrored = [
  'client',
  'site',
  'user',
  'asset',
  'asset_type',
  'asset_field',
  'asset_group',
  'asset_change',
  'supplier',
  'custom_field',
];

/** The asset fields that the sandbox has on every type. */
export const fieldOf = {
  serial: 'field:101',
  manufacturer: 'field:102',
  model: 'field:103',
  os: 'field:104',
  mac: 'field:106',
} as const;

/** The value of an asset field of a record of HaloPSA. */
export function shownIn(record: Readonly<Record<string, unknown>>, field: string): unknown {
  const id = Number(field.split(':')[1]);
  return (record['fields'] as { id: number; value: unknown }[] | undefined)?.find((one) => one.id === id)?.value;
}

/** Opens a stage with one source, `tool`, whose first two companies are the first two clients. */
export async function openDeviceStage(options: SandboxOptions = {}): Promise<DeviceStage> {
  const plan = await openPlanStage(options);
  const hub = plan.open();
  const { store, connectionId, clock, sandbox } = plan;
  const at = () => new Date(clock.now());
  const deps: DevicePlanDeps = {
    ...hub.deps,
    store,
    changes,
    loadTransforms: async () => transforms,
    plans: {
      save: savePlan,
      passesAlone: async (planId) => (await showPlan(hub.deps, planId)).judgement.approvalsNeeded === 0,
      apply: (planId) => applyPlan(hub.deps, { planId }),
    },
    readReadiness: async () => ({ ready: true, reasons: [] }),
  };
  const inside = <T>(work: Parameters<typeof store.inWorkspace<T>>[1]) => store.inWorkspace(1, work);
  const addSource = (name: string) =>
    inside((db) =>
      insertSource(
        db,
        {
          ...{ name, settings: {}, target: `${name}.example`, allowHosts: [], goneAfterDays: null, pausedAt: null },
          connectionId,
          connector: 'ninjaone',
        },
        { by: 'tester', at: at() },
      ),
    );
  const assets = [...sandbox.oracle.keys('asset')].map((key) => sandbox.oracle.get('asset', Number(key)) ?? {});
  const clients = [...new Set(assets.map((asset) => Number(asset['client_id'])))].sort((one, other) => one - other);
  const companyAt = (index: number): StageCompany => {
    const client = clients[index] ?? 0;
    return { id: `c${index + 1}`, client, site: Number(assets.find((asset) => asset['client_id'] === client)?.['site_id']) };
  };
  const companies = [companyAt(0), companyAt(1)] as const;
  const sourceId = await addSource('tool');
  const stage: DeviceStage = {
    plan,
    hub,
    deps,
    sourceId,
    companies,
    addSource,
    sync: async () => {
      const halo = await hub.deps.openForReading({} as never);
      try {
        const mirror = entities.filter(({ halo: one }) => mirrored.includes(one.name.replaceAll('-', '_')));
        await syncConnection(
          { store, halo, clock, workspaceId: 1, entities: mirror },
          { connectionId, chosen: null, full: true },
        );
      } finally {
        await halo.close();
      }
    },
    setMap: async (fields, source = 'tool') => void (await setFieldMap(deps, { source, fields: fields as never })),
    put: (devices, source = sourceId) =>
      inside(async (db) => {
        const records = devices.map((device) => toKeptRecord('device', { ...blank, ...device }));
        await upsertRecords(db, { sourceId: source, stream: 'device' }, { records, at: at() });
      }),
    lose: async (id, days, source = sourceId) => {
      const since = new Date(clock.now() - days * 86_400_000);
      await plan.query(
        'UPDATE hub.source_record SET missing_since = $3, gone_at = $3 WHERE source_id = $1 AND external_id = $2',
        [source, id, since],
      );
    },
    linkCompany: async ({ id, client, site }, source = sourceId) =>
      void (await plan.query(
        `INSERT INTO hub.mapping_link (source_id, kind, source_key, state, halo_key, site_id, decided_by, decided_at)
         VALUES ($1, 'company', $2, 'linked', $3, $4, 'tester', now())
         ON CONFLICT (source_id, kind, source_key, site_name) DO UPDATE SET halo_key = excluded.halo_key, site_id = excluded.site_id`,
        [source, id, client, site],
      )),
    linkDevice: async (id, assetId, source = sourceId) =>
      void (await plan.query(
        `INSERT INTO hub.mapping_link (source_id, kind, source_key, state, halo_key, evidence, decided_by, decided_at)
         VALUES ($1, 'device', $2, 'linked', $3, '["serial equal"]', 'rule', now())`,
        [source, id, assetId],
      )),
    build: (source = 'tool') => buildDevicePlan(deps, { source }),
    apply: async (planId) => {
      const report = await hub.apply(planId);
      await adoptOutcomes(deps, planId);
      return report;
    },
    run: async (source = 'tool') => {
      const built = await stage.build(source);
      const report = built.planId === null ? null : await stage.apply(built.planId);
      return { built, report };
    },
    edit: (assetId, edited) => void sandbox.control.edit({ entity: 'asset', key: assetId, changes: edited }),
    asset: (id) => sandbox.oracle.get('asset', id) ?? {},
    assetsOf: ({ client }) =>
      assets.filter((one) => one['client_id'] === client && one['inactive'] !== true).map((one) => Number(one['id'])),
    assetOf: async (id, source = sourceId) => {
      const [row] = await plan.query<{ key: string }>(
        `SELECT halo_key AS key FROM hub.mapping_link WHERE source_id = $1 AND kind = 'device' AND source_key = $2`,
        [source, id],
      );
      return row ? Number(row.key) : null;
    },
    close: async () => {
      await hub.close();
      await plan.close();
    },
  };
  for (const company of companies) await stage.linkCompany(company);
  await stage.sync();
  return stage;
}
