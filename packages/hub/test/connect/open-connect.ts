import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { meshcentralPeer, RunningPeer } from '@sundog/connectors/peers';
import { addConnectRoute } from '../../src/entry/http/connect/connect-route.ts';
import { openLog } from '../../src/foundation/log.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { openAccess, type TestAccess } from '../access/open-access.ts';

/** The e-mail address of the technician that the imitated MeshCentral knows as tess. */
export const tess = 'tess@msp.example';

/** How a page was answered. */
export interface Visited {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A hub with an imitated MeshCentral, one connection, and assets 1 (of client 1, a device that is online) and 3 (offline). */
export interface OpenConnect {
  readonly access: TestAccess;
  readonly peer: RunningPeer;
  readonly connectionId: number;
  readonly sourceId: number;
  /** Everything that was logged. */
  logged(): string;
  visit(cookie: string | null, assetId?: number): Promise<Visited>;
  click(
    cookie: string | null,
    fields: Readonly<Record<string, string>>,
    more?: { readonly assetId?: number; readonly headers?: Record<string, string> },
  ): Promise<Visited>;
  /** What the form of the page holds. */
  clickOf(page: Visited): string;
  /** The link in the page that a click is answered with; null: there is none. */
  linkOf(page: Visited): string | null;
  query<T extends object>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
  close(): Promise<void>;
}

/** Opens it over a new database. @param peer an imitation that answers otherwise */
export async function openConnect(peer = meshcentralPeer): Promise<OpenConnect> {
  const running = await RunningPeer.start(peer);
  const folder = mkdtempSync(join(tmpdir(), 'sundog-connect-'));
  const file = join(folder, 'hub.log');
  const log = openLog({ level: 'trace', file });
  const access = await openAccess(
    {},
    { log, furnish: (server, house) => addConnectRoute(server, { house, gatekeeper: house.gatekeeper, origins: new Set() }) },
  );
  const { id: connectionId } = await access.store.inWorkspace(1, (db) =>
    insertConnection(db, {
      name: 'halo',
      url: 'https://halo.example',
      resourceServer: 'https://halo.example/api',
      authServer: 'https://halo.example/auth',
      tenant: null,
      clientId: 'x',
    }),
  );
  const { password, loginTokenKey, ...settings } = peer.settings;
  const { id: sourceId } = await access.house.main.sources.add({
    name: 'Mesh',
    connectionId,
    connector: 'meshcentral',
    settings: { ...settings, address: running.origin },
    secrets: { password: new Secret(password ?? ''), loginTokenKey: new Secret(loginTokenKey ?? '') },
    allowHost: true,
  });
  const query = async <T extends object>(sql: string, values: readonly unknown[] = []) =>
    (await access.store.inWorkspace(1, (db) => db.client.query<T>(sql, [...values]))).rows;
  for (const role of ['operator', 'viewer'])
    await query('INSERT INTO hub.connection_grant (connection_id, account_id, group_id, role) VALUES ($1, NULL, NULL, $2)', [
      connectionId,
      role,
    ]);
  await access.house.main.sources.ingest({ source: 'Mesh' });
  await linkAssets({ query, connectionId, sourceId });
  const ask = async (
    method: 'GET' | 'POST',
    assetId: number,
    more: { readonly payload?: string; readonly headers: Record<string, string> },
  ) => {
    const answer = await access.server.inject({ method, url: `/connect/${connectionId}/${assetId}`, ...more });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  };
  const cookieHeader = (cookie: string | null): Record<string, string> => (cookie === null ? {} : { cookie });
  return {
    access,
    peer: running,
    connectionId,
    sourceId,
    logged: () => readFileSync(file, 'utf8'),
    visit: (cookie, assetId = 1) => ask('GET', assetId, { headers: { ...cookieHeader(cookie), 'sec-fetch-site': 'cross-site' } }),
    click: (cookie, fields, { assetId = 1, headers = {} } = {}) =>
      ask('POST', assetId, {
        payload: new URLSearchParams(fields).toString(),
        headers: {
          ...cookieHeader(cookie),
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      }),
    clickOf: ({ text }) => /name="click" value="([\w-]+)"/.exec(text)?.[1] ?? '',
    linkOf: ({ text }) =>
      /<a rel="noreferrer" href="([^"]+)"/
        .exec(text)?.[1]
        ?.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))) ?? null,
    query,
    close: async () => {
      await access.close();
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function linkAssets({
  query,
  connectionId,
  sourceId,
}: Pick<OpenConnect, 'query' | 'connectionId' | 'sourceId'>): Promise<void> {
  const devices = await query<{ id: string; name: string }>(
    `SELECT external_id AS id, record->>'name' AS name FROM hub.source_record WHERE source_id = $1 AND stream = 'device'`,
    [sourceId],
  );
  for (const [assetId, clientId] of [
    [1, 1],
    [2, 2],
    [3, 1],
  ] as const) {
    await query(
      `INSERT INTO mirror.asset (connection_id, id, inventory_number, client_id, client_name, raw, synced_at) VALUES ($1, $2, $3, $4, $5, '{}', now())`,
      [connectionId, assetId, `TAG-${assetId} <b>`, clientId, `Client ${clientId}`],
    );
    await query(
      `INSERT INTO hub.mapping_link (source_id, kind, source_key, state, halo_key, decided_by, decided_at) VALUES ($1, 'device', $2, 'linked', $3, 'a test', now())`,
      [sourceId, devices.find(({ name }) => name === `PC-${assetId}`)?.id, assetId],
    );
  }
}
