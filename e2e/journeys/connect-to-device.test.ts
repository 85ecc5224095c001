import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../packages/hub/src/foundation/secret.ts';
import { type RunningMeshcentral, until } from '../../packages/hub/test/peers/running-meshcentral.ts';
import { startMeshcentral } from '../../packages/hub/test/peers/start-meshcentral.ts';
import { openStage } from '../stage/open-stage.ts';

const world = { clients: 4, sites: 6, users: 8, agents: 3, assets: 20, tickets: 10 };
let mesh: RunningMeshcentral | string = 'it was not started';
let connectionId = 0;
const stage = openStage({ world, rateLimit: null }, async ({ hub, sandbox }) => {
  connectionId = await hub.connect(sandbox, 'acme');
  await hub.read('acme', { only: ['client', 'site', 'asset'] });
});

beforeAll(async () => {
  mesh = await startMeshcentral();
}, 300_000);
afterAll(async () => {
  if (typeof mesh !== 'string') await mesh.stop();
}, 30_000);

/** Adds the source, reads it, and links its one device to an asset. Returns the number of the asset. */
async function linkDevice(peer: RunningMeshcentral): Promise<number> {
  // As an operator gives the hub the authority of a tool of their own, by NODE_EXTRA_CA_CERTS.
  setDefaultCACertificates([...getCACertificates('default'), peer.caPem]);
  const { main } = stage.hub.access.house;
  await peer.admitHub();
  await peer.startAgent();
  const { id: sourceId } = await main.sources.add({
    name: 'Mesh',
    connectionId,
    connector: 'meshcentral',
    settings: { address: peer.origin, user: peer.hub.name, technicians: 'operator@example.test = tess' },
    secrets: { password: new Secret(peer.hub.password), loginTokenKey: new Secret(peer.loginTokenKey) },
    allowHost: true,
  });
  const query = async <T extends object>(sql: string, values: readonly unknown[]) =>
    (await stage.hub.access.store.inWorkspace(1, (db) => db.client.query<T>(sql, [...values]))).rows;
  const device = await until(async () => {
    await main.sources.ingest({ source: 'Mesh' });
    const rows = await query<{ id: string }>(
      `SELECT external_id AS id FROM hub.source_record WHERE source_id = $1 AND stream = 'device' AND (record->>'isOnline')::boolean`,
      [sourceId],
    );
    return rows[0];
  }, 'the device did not come');
  const assetId = Number([...stage.sandbox.oracle.keys('asset')][0]);
  await query(
    `INSERT INTO hub.mapping_link (source_id, kind, source_key, state, halo_key, decided_by, decided_at) VALUES ($1, 'device', $2, 'linked', $3, 'a test', now())`,
    [sourceId, device.id, assetId],
  );
  return assetId;
}

it('a technician clicks the button of an asset in HaloPSA, and types into the terminal of the device', {
  timeout: 300_000,
}, async (context) => {
  if (typeof mesh === 'string') return context.skip(`MeshCentral: ${mesh}`);
  const look = { width: 1440, scheme: 'light', takesAnyCertificate: true } as const;
  const { page, complaints, readAxe } = await stage.visit(context, { ...look, role: 'operator' });
  const { main } = stage.hub.access.house;
  const assetId = await linkDevice(mesh);

  const { planId } = await main.install.planConnect({ connectionId });
  await main.plans.approve({ planId });
  await main.install.apply({ planId, administrator: null });
  const { seen } = await main.install.proveButton(connectionId);
  const button = String(seen).replace(/\d+$/, String(assetId));

  await page.goto(button);
  await page.getByText('online', { exact: true }).waitFor();
  expect(await readAxe()).toEqual([]);
  expect(complaints).toEqual([]);
  await page.getByLabel('Ticket number').fill('4711');
  await page.getByRole('button', { name: 'Terminal' }).click();
  await page.waitForURL((url) => url.origin === (mesh as RunningMeshcentral).origin);
  expect(await page.evaluate(() => document.referrer)).toBe('');

  await page.locator('#connectbutton2').click();
  await page.locator('.xterm-screen').click();
  const shown = () => page.locator('.xterm-rows').innerText();
  await expect.poll(shown, { timeout: 30_000 }).toMatch(/[#$]/);
  await page.keyboard.type('echo IT-IS-$((6*7))\n');
  await expect.poll(shown, { timeout: 30_000 }).toContain('IT-IS-42');

  await page.close();
  const told = await until(async () => {
    const { told: count } = await main.remote.follow({ connectionId });
    return count > 0 ? count : null;
  }, 'MeshCentral told of no session');
  expect(told).toBeGreaterThan(0);
});
