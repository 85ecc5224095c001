import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import type { Hub } from '../../src/entry/hub.ts';
import { openLog } from '../../src/foundation/log.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { openAccess, type TestAccess } from '../access/open-access.ts';

type Application = ReturnType<Sandbox['control']['permissions']>['applications'][number];

/** An application with an administrator's rights, beside the one of the connection. */
export const lent = { clientId: 'b0a7c0de-0000-4000-8000-00000000ad01', secret: 'lent-s3cret-of-an-administrator' };

/** What daily work may: no more than reading and writing assets. */
const dailyScopes = ['read:assets', 'edit:assets', 'read:customers', 'read:tickets', 'edit:tickets'];

/** A hub, and a HaloPSA whose connection may not touch buttons and fields. */
export interface OpenInstall {
  readonly access: TestAccess;
  readonly sandbox: Sandbox;
  readonly hub: Hub;
  readonly connectionId: number;
  readonly administrator: { readonly clientId: string; readonly secret: Secret };
  logged(): string;
  query<T extends object>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** Approves and applies. */
  apply(planId: number, administrator: OpenInstall['administrator'] | null): Promise<string>;
  close(): Promise<void>;
}

const smallWorld = { clients: 4, sites: 6, users: 8, agents: 3, assets: 20, tickets: 10 };

/** Opens both over a new database. */
export async function openInstall(): Promise<OpenInstall> {
  const folder = mkdtempSync(join(tmpdir(), 'sundog-install-'));
  const file = join(folder, 'hub.log');
  const access = await openAccess({ SUNDOG_PUBLIC_URL: 'https://hub.example.test' }, { log: openLog({ level: 'trace', file }) });
  const sandbox = await startSandbox({ world: smallWorld, rateLimit: null });
  const applications = sandbox.control.permissions().applications as Application[];
  applications.push({
    ...(applications[0] as Application),
    id: 'lent',
    name: 'Lent',
    clientId: lent.clientId,
    clientSecret: lent.secret,
  });
  const { main: hub } = access.house;
  const { url, tenant, clientId, clientSecret } = sandbox;
  const network = { allowPrivateHost: true, requestLimit: 100_000, saveWith: 'warnings' } as const;
  const made = await hub.connect({ name: 'acme', url, tenant, clientId, secret: new Secret(clientSecret), ...network });
  sandbox.control.setPermissions({ application: { scopes: dailyScopes } });
  sandbox.control.invalidateTokens();
  const connectionId = made.connectionId ?? 0;
  const query = async <T extends object>(sql: string, values: readonly unknown[] = []) =>
    (await access.store.inWorkspace(1, (db) => db.client.query<T>(sql, [...values]))).rows;
  const [asset] = [...sandbox.oracle.keys('asset')].map(Number);
  await query(`INSERT INTO mirror.asset (connection_id, id, raw, synced_at) VALUES ($1, $2, '{}', now())`, [connectionId, asset]);
  return {
    access,
    sandbox,
    hub,
    connectionId,
    administrator: { clientId: lent.clientId, secret: new Secret(lent.secret) },
    logged: () => readFileSync(file, 'utf8'),
    query,
    apply: async (planId, administrator) => {
      await hub.plans.approve({ planId });
      return (await hub.install.apply({ planId, administrator })).state;
    },
    close: async () => {
      await access.close();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
