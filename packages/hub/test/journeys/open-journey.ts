import { type Sandbox, type SandboxOptions, startSandbox } from '@sundog/sandbox';
import type { Hub } from '../../src/entry/hub.ts';
import { openSourceDesk } from '../../src/entry/source-desk.ts';
import type { SourceDeps } from '../../src/features/sources/source-deps.ts';
import type { PlanReport } from '../../src/features/writeback/plan-report.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { loadSecretKey } from '../../src/foundation/secret-key.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { openAccess, type TestAccess } from '../access/open-access.ts';
import { findDoubles, findPhantoms } from '../faults/named/write-oracle.ts';

/** The address of the hub of a journey. */
export const publicUrl = 'https://hub.example.test';

type Row = Readonly<Record<string, unknown>>;

/** A hub and a HaloPSA that is connected to it, as an operator has them before anything is set up. */
export interface Journey {
  readonly access: TestAccess;
  readonly hub: Hub;
  readonly sandbox: Sandbox;
  readonly connectionId: number;
  /** The desk of sources over another way out: to an imitation of a tool whose address is not a setting, or by a certificate of a test. */
  sourcesBy(openWay: SourceDeps['openWay']): Promise<Hub['sources']>;
  /** Reads HaloPSA as the schedule does: what assets, companies and types need, whole. */
  sync(): Promise<void>;
  /** Approves and applies. `problems`: what HaloPSA or the hub said of changes that did not go well. */
  apply(planId: number | null): Promise<Pick<PlanReport, 'state' | 'open'> & { readonly problems: readonly string[] }>;
  asset(id: number): Row;
  /** Every record of an entity that HaloPSA holds. */
  all(entity: string): readonly Row[];
  /** Records of an entity of HaloPSA that this hub made, whoever asks. */
  madeOf(entity: string): readonly Row[];
  /** I2 and I3, as sentences; none: nothing was made twice, and nothing was written without a line in the journal. */
  breaches(): Promise<readonly string[]>;
  query<T extends object>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
  close(): Promise<void>;
}

const smallWorld = { clients: 4, sites: 6, users: 8, agents: 3, assets: 20, tickets: 10 };

/** What a sync reads of HaloPSA, so that devices become assets. */
export const needed = [
  'client',
  'site',
  'user',
  'asset',
  'asset_type',
  'asset_field',
  'asset_group',
  'asset_change',
  'custom_field',
];

/** Opens both over a new database. Whoever opens it closes it. */
export async function openJourney(options: SandboxOptions = {}): Promise<Journey> {
  const access = await openAccess({ SUNDOG_PUBLIC_URL: publicUrl });
  // One time for both sides: who changed a field last is told by it.
  const clock = { now: systemClock.now, sleep: systemClock.sleep };
  const sandbox = await startSandbox({ world: smallWorld, rateLimit: null, clock, ...options });
  const { main: hub } = access.house;
  const { url, tenant, clientId, clientSecret } = sandbox;
  const network = { allowPrivateHost: true, requestLimit: 100_000, saveWith: 'warnings' } as const;
  const made = await hub.connect({ name: 'acme', url, tenant, clientId, secret: new Secret(clientSecret), ...network });
  const connectionId = made.connectionId ?? 0;
  const query = async <T extends object>(sql: string, values: readonly unknown[] = []) =>
    (await access.store.inWorkspace(1, (db) => db.client.query<T>(sql, [...values]))).rows;
  const all = (entity: string): readonly Row[] => [...sandbox.oracle.snapshot(entity)];
  return {
    access,
    hub,
    sandbox,
    connectionId,
    sourcesBy: async (openWay) => {
      const key = await loadSecretKey(null, access.dataDir);
      const setup = { store: access.store, workspaceId: 1, clock: systemClock, actor: localOperator() };
      return openSourceDesk({ ...setup, vault: makeVault(key.bytes), buckets: new Map(), log: () => undefined }, openWay);
    },
    sync: async () => {
      const { outcome, entities } = await hub.sync({ connection: 'acme', only: needed, full: true });
      if (outcome !== 'complete') throw new Error(`The sync did not end well: ${JSON.stringify(entities)}`);
    },
    apply: async (given) => {
      const planId = given ?? 0;
      await hub.plans.approve({ planId });
      const report = await hub.plans.apply({ planId });
      const { changes } = await hub.plans.show(planId);
      const problems = changes.flatMap(({ title, outcome }) => (outcome?.problem ? [`${title}: ${outcome.problem}`] : []));
      return { state: report.state, open: report.open, problems };
    },
    all,
    asset: (id) => sandbox.oracle.get('asset', id) ?? {},
    madeOf: (entity) => {
      const made = sandbox.oracle.effects().filter((one) => one.kind === 'create' && one.by.application !== null);
      const keys = new Set(made.filter((one) => one.entity === entity).map(({ key }) => String(key)));
      return all(entity).filter(({ id }) => keys.has(String(id)));
    },
    breaches: async () => [...findDoubles({ sandbox }), ...(await findPhantoms({ sandbox, query, connectionId }))],
    query,
    close: async () => {
      await access.close();
      await sandbox.close();
    },
  };
}
