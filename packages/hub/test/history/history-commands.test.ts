import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sundog } from '../run-sundog.ts';

let sandbox: Sandbox;
let dataDir: string;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3, world: { tickets: 20, assets: 5 } });
  dataDir = await mkdtemp(join(tmpdir(), `sundog-history-${process.pid}-`));
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

const run = (...args: readonly string[]) =>
  sundog([...args, '--data-dir', dataDir], { SUNDOG_CLIENT_SECRET: sandbox.clientSecret });

it('shows what a record was, now and then, and how long that is kept', async () => {
  const { url, tenant, clientId } = sandbox;
  const where = ['--name', 'halo', '--url', url, '--tenant', tenant, '--client-id', clientId, '--allow-private-host'];
  await run('connect', ...where, '--save-with-warnings', '--no-sync', '--entities', 'client,item');
  await run('sync');
  sandbox.control.edit({ entity: 'client', key: 4, changes: { name: 'Hides \u202e what it is' }, silent: true });
  await run('sync', '--full');

  const shown = await run('history', 'client', '4');
  expect(shown).toMatchObject({ code: 0, out: expect.stringMatching(/name .+ -> Hides \\u\{202e\} what it is/) });
  expect(shown.out).toContain('2 versions');
  expect(shown.out).not.toMatch(/[\u001b\u202e]/);

  const whole = JSON.parse((await run('history', 'client', '4', '--json')).out);
  expect(whole).toMatchObject({ entity: 'client', key: 4, versions: [{ changed: [] }, { changed: ['name'], validTo: null }] });
  const [first] = whole.versions as readonly { readonly validFrom: string; readonly content: { readonly name: string } }[];
  const then = await run('history', 'client', '4', '--as-of', String(first?.validFrom));
  expect(then).toMatchObject({ code: 0, out: expect.stringContaining(String(first?.content.name)) });
  expect(await run('history', 'client', '4', '--as-of', '2001-01-01')).toMatchObject({ code: 2 });
  expect(await run('history', 'site', '4')).toMatchObject({ code: 1, said: expect.stringContaining('No history is kept of') });

  expect(await run('versions', 'set', 'client', '30')).toMatchObject({ code: 0, out: expect.stringContaining('for 30 days') });
  expect((await run('versions')).out).toMatch(/client +30 days \(chosen\) +1 /);
  expect(await run('versions', 'set', 'client', '0')).toMatchObject({ code: 1 });
  expect(await run('versions', 'run')).toMatchObject({ code: 0, out: 'halo: nothing is too old.\n' });
}, 180_000);
