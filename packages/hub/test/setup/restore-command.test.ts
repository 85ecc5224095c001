import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { sundog } from '../run-sundog.ts';
import { operatorPassword, startOperatorServer } from '../store/operator-server.ts';

let sandbox: Sandbox;
let folder: string;
const at = (...names: readonly string[]) => join(folder, ...names);
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'small', seed: 7 });
  folder = await mkdtemp(join(tmpdir(), `sundog-restore-${process.pid}-`));
  const connected = await sundog(
    ['connect', '--name', 'halo', '--url', sandbox.url, '--client-id', sandbox.clientId, '--allow-private-host'].concat(
      ['--save-with-warnings', '--entities', 'client,site,status', '--request-limit', '10000'],
      ['--data-dir', at('from')],
    ),
    { SUNDOG_CLIENT_SECRET: sandbox.clientSecret },
  );
  expect(connected).toMatchObject({ out: expect.stringContaining('Sync complete') });
  expect((await sundog(['backup', at('with-key'), '--include-key', '--data-dir', at('from')])).code).toBe(0);
  expect((await sundog(['backup', at('without-key'), '--data-dir', at('from')])).code).toBe(0);
}, 60_000);
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

const view = z.object({
  connections: z.array(
    z.object({ entities: z.array(z.object({ entity: z.string(), rows: z.number(), complete: z.boolean() })) }),
  ),
});
const statusOf = async (dataDir: string, environment = {}) =>
  view.parse(JSON.parse((await sundog(['status', '--json', '--data-dir', dataDir], environment)).out)).connections;

it('brings the key of the backup along: the same rows, and the secrets work', { timeout: 60_000 }, async () => {
  const restored = await sundog(['restore', at('with-key'), '--data-dir', at('to')]);
  expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/^Restored [\d,]+ rows of \d+ tables/) });
  expect((await stat(at('to', 'secret.key'))).mode & 0o777).toBe(0o600);
  const rows = await statusOf(at('to'));
  expect(rows[0]?.entities.map(({ entity, rows: count }) => [entity, count])).toContainEqual(['client', 50]);
  expect(rows).toEqual(await statusOf(at('from')));
  const checked = await sundog(['check', '--json', '--data-dir', at('to')]);
  expect(checked.code).toBe((await sundog(['check', '--json', '--data-dir', at('from')])).code);
  expect(JSON.parse(checked.out)[0].findings.filter((one: { outcome: string }) => one.outcome === 'failed')).toEqual([]);
  const again = await sundog(['restore', at('with-key'), '--data-dir', at('to')]);
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') });
});

it('says which secrets must be given again where the key did not come along', { timeout: 60_000 }, async () => {
  const restored = await sundog(['restore', at('without-key'), '--data-dir', at('other')]);
  expect(restored.code).toBe(2);
  expect(restored.said).toContain('npx sundog connection rotate halo');
  const checked = await sundog(['check', '--data-dir', at('other')]);
  expect(checked).toMatchObject({ code: 1, said: expect.stringContaining('The secret of "halo" is not here.') });
});

it('restores into a PostgreSQL of the operator', { timeout: 60_000 }, async () => {
  const server = await startOperatorServer();
  try {
    await server.sql('CREATE DATABASE sundog');
    const environment = { SUNDOG_DATABASE_URL: server.urlOf('postgres', 'sundog') };
    const restored = await sundog(['restore', at('with-key'), '--data-dir', at('outside')], environment);
    expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/^Restored/) });
    expect(restored.said).not.toContain(operatorPassword);
    expect(await statusOf(at('outside'), environment)).toEqual(await statusOf(at('from')));
    const checked = await sundog(['check', '--json', '--data-dir', at('outside')], environment);
    expect(JSON.parse(checked.out)[0].outcome).not.toBe('failed');
  } finally {
    await server.stop();
  }
});
