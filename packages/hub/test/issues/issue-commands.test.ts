import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sundog } from '../run-sundog.ts';

let sandbox: Sandbox;
let dataDir: string;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 3, world: { tickets: 40, assets: 20 } });
  sandbox.control.edit({ entity: 'client', key: 4, changes: { name: 'Hides \u202e what it is' }, silent: true });
  dataDir = await mkdtemp(join(tmpdir(), `sundog-issues-${process.pid}-`));
});
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

const run = (...args: readonly string[]) =>
  sundog([...args, '--data-dir', dataDir], { SUNDOG_CLIENT_SECRET: sandbox.clientSecret });
const listed = async (...args: readonly string[]) =>
  JSON.parse((await run('issues', '--json', ...args)).out) as readonly { id: number; state: string; code: string }[];

it('shows, retries, dismisses and reopens by commands', async () => {
  const { url, tenant, clientId } = sandbox;
  const where = ['--name', 'halo', '--url', url, '--tenant', tenant, '--client-id', clientId, '--allow-private-host'];
  const connected = await run('connect', ...where, '--save-with-warnings', '--no-sync', '--entities', 'client');
  expect(connected.said).toContain('Saved as "halo".');
  sandbox.control.addFault({
    match: { path: '^client$' },
    fault: 'retype-field',
    args: { field: 'id', to: 'object', rows: [3] },
    times: 99,
  });
  expect(await run('sync')).toMatchObject({ code: expect.any(Number) });

  const [issue] = await listed();
  expect(issue).toMatchObject({ state: 'open', code: 'unreadable-key' });
  const id = String(issue?.id);
  expect(await run('issues')).toMatchObject({ code: 2, out: expect.stringContaining('cannot be read') });

  const shown = await run('issues', 'show', id);
  expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('\\u{202e}') });
  expect(shown.out).not.toMatch(/[\u001b\u202e]/);

  expect(await run('issues', 'retry', id)).toMatchObject({ code: 2, out: expect.stringContaining('still-there') });
  expect(await run('issues', 'dismiss', id, '--why', 'known', '--until', 'yesterday')).toMatchObject({ code: 1 });
  expect(await run('issues', 'dismiss', id, '--why', 'known', '--until', '30d')).toMatchObject({ code: 0 });
  expect(await listed()).toEqual([]);
  expect(await run('issues', 'reopen', id)).toMatchObject({ code: 0, out: '1 issue put back.\n' });

  sandbox.control.clearFaults();
  expect(JSON.parse((await run('issues', 'replay', '--entity', 'client', '--json')).out)).toMatchObject({
    issues: [{ outcome: 'cleared' }],
  });
  expect(await run('issues', 'show', '999')).toMatchObject({ code: 1, said: expect.stringContaining('There is no issue 999.') });
}, 120_000);
