import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunningPeer, tacticalRmmPeer } from '@sundog/connectors/peers';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../../src/entry/house.ts';
import { openHouse } from '../../src/entry/open-house.ts';
import { type Installation, openInstallation } from '../../src/entry/open-installation.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { readSettings } from '../../src/foundation/settings.ts';
import { sundog } from '../run-sundog.ts';
import { namePeer } from './named-peer.ts';
import { needed, publicUrl } from './open-journey.ts';

let dataDir: string;
/** Holds the database, so that no command has to start it. */
let installation: Installation;
let house: House;
let sandbox: Sandbox;
let peer: RunningPeer;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), `sundog-journey-${process.pid}-`));
  installation = await openInstallation(readSettings({}), { dataDir, say: () => undefined, migrate: true });
  sandbox = await startSandbox({
    world: { clients: 4, sites: 6, users: 8, agents: 3, assets: 20, tickets: 10 },
    rateLimit: null,
  });
  const clients = [...sandbox.oracle.snapshot('client')].slice(1).map(({ name }) => String(name));
  peer = await RunningPeer.start(
    namePeer(tacticalRmmPeer, Object.fromEntries(clients.map((name, index) => [`Customer ${index + 1}`, name]))).peer,
  );
  house = openHouse(installation, '0.0.0');
  const { main: hub } = house;
  const { url, tenant, clientId, clientSecret } = sandbox;
  const network = { allowPrivateHost: true, requestLimit: 100_000, saveWith: 'warnings' } as const;
  const { connectionId } = await hub.connect({
    ...{ name: 'acme', url, tenant, clientId, secret: new Secret(clientSecret), ...network },
  });
  const secrets = { apiKey: new Secret(tacticalRmmPeer.settings['apiKey'] ?? '') };
  const about = { name: 'rmm', connector: 'tactical-rmm', connectionId: connectionId ?? 0, secrets, allowHost: true };
  await hub.sources.add({ ...about, settings: { address: peer.origin } });
  await hub.sources.ingest({ source: 'rmm' });
  await hub.sync({ connection: 'acme', only: [...needed, 'recurring_invoice'], full: true });
}, 240_000);
afterAll(async () => {
  await house.close();
  await installation.store.close();
  await sandbox.close();
  await peer.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

const run = (...args: string[]) => sundog([...args, '--data-dir', dataDir], { SUNDOG_PUBLIC_URL: publicUrl });
/** What a command answers with `--json`. @throws where that is no JSON */
const json = async (...args: string[]) => {
  const { code, out } = await run(...args, '--json');
  return { code, answer: JSON.parse(out) };
};

it('says of each command how it is called', { timeout: 300_000 }, async () => {
  for (const words of [
    ['map'],
    ['map', 'show'],
    ['plan'],
    ['fields'],
    ['coverage'],
    ['counted'],
    ['install', 'connect'],
    ['remove'],
  ])
    expect([words, await sundog([...words, '--help'])]).toEqual([
      words,
      { code: 0, said: '', out: expect.stringMatching(new RegExp(`Usage: sundog ${words.join(' ')}\\b[^]*--help`)) },
    ]);
});

it('goes the whole way by commands, whose exit codes say what is to be looked at', { timeout: 400_000 }, async () => {
  expect(await json('map', 'show', 'rmm')).toMatchObject({ code: 2, answer: { checklist: { isReadyToPlan: false } } });
  expect(await json('map', 'refresh', 'rmm')).toMatchObject({ code: 0, answer: { name: 'rmm', linked: 3, suspended: 0 } });
  expect(await json('map', 'show', 'rmm')).toMatchObject({ code: 0, answer: { checklist: { isReadyToPlan: true } } });

  // Nobody has said yet that devices are to become assets.
  const reserved = await run('plan', '--source', 'rmm');
  expect(reserved).toMatchObject({ code: 0, said: expect.stringContaining('left out: 5 devices') });

  const proposed = await run('fields', 'propose', 'rmm');
  const map = JSON.parse(proposed.out);
  const file = join(dataDir, 'fields.json');
  await writeFile(file, JSON.stringify({ ...map, planning: { ...map.planning, createAssets: true } }));
  expect(await run('fields', 'set', 'rmm', '--file', file)).toMatchObject({ code: 0 });
  expect(await json('fields', 'show', 'rmm')).toMatchObject({ code: 0, answer: { isSet: true, problems: [] } });

  expect(await json('coverage')).toMatchObject({ code: 2, answer: { totals: { sourceOnly: expect.any(Number) } } });
  const counted = await json('counted');
  expect([counted.code === 0 || counted.code === 2, counted.answer.items]).toEqual([true, expect.any(Array)]);

  const planned = await json('plan', '--source', 'rmm');
  expect(planned).toMatchObject({ code: 2, answer: { problems: [] } });
  const plan = String(planned.answer.planId);
  expect(await run('approve', plan)).toMatchObject({ code: 0 });
  expect(await run('apply', plan)).toMatchObject({ code: 0 });
  expect(await json('plan', '--source', 'rmm')).toMatchObject({ code: 0, answer: { planId: null, changes: 0 } });

  expect(await json('install', 'connect')).toMatchObject({ code: 2, answer: { changes: [{ sign: '+' }] } });
  expect(await json('install', 'connect', '--yes')).toMatchObject({ code: 0, answer: { proof: { isFilled: true } } });
  expect((await json('remove', 'acme')).code).toBe(2);
  const all = ['remove', 'acme', '--yes', '--delete-data'];
  // Its assets have the type that was made for them, so that HaloPSA keeps it.
  expect(await json(...all)).toMatchObject({ code: 2, answer: { gone: 1, left: [{ entity: 'asset-type' }] } });
  for (const { id } of [...sandbox.oracle.snapshot('asset')].filter((one) => one['assettype_name'] === 'Workstation'))
    sandbox.control.edit({ entity: 'asset', key: Number(id), changes: { assettype_id: 2 } });
  expect(await json(...all)).toMatchObject({ code: 0, answer: { gone: 2, left: [] } });
  expect(await house.main.listConnections()).toEqual([]);
});
