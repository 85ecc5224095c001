import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sundog } from '../run-sundog.ts';

let sandbox: Sandbox;
let dataDir: string;

beforeAll(async () => {
  sandbox = await startSandbox({ world: { tickets: 60 } });
  dataDir = await mkdtemp(join(tmpdir(), `sundog-rights-${process.pid}-`));
  const secretFile = join(dataDir, 'client-secret');
  await writeFile(secretFile, `${sandbox.clientSecret}\n`, { mode: 0o600 });
  const where = [
    '--url',
    sandbox.url,
    '--tenant',
    sandbox.tenant,
    '--client-id',
    sandbox.clientId,
    '--allow-private-host',
    '--request-limit',
    '100000',
  ];
  const rest = ['--save-with-warnings', '--entities', 'status', '--client-secret-file', secretFile, '--data-dir', dataDir];
  const ended = await sundog(['connect', '--name', 'halo', ...where, ...rest]);
  expect(ended.said + ended.out).toMatch(/Saved as "halo"/);
}, 240_000);
afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

interface Finding {
  readonly kind: string;
  readonly rightId: string;
}

async function check(): Promise<{ readonly code: number | null; readonly findings: readonly Finding[] }> {
  const { code, out } = await sundog(['check', 'halo', '--features', '--json', '--data-dir', dataDir]);
  return { code, findings: JSON.parse(out).findings };
}

const of = (kind: string, findings: readonly Finding[]) =>
  findings.filter((one) => one.kind === kind).map(({ rightId }) => rightId);

it('check --features --json tells a lost right and one too many until they are put right', async () => {
  const scopes = ['all', 'all:teams'];
  const first = await check();
  expect(of('lost-right', first.findings)).toEqual([]);
  expect(of('over-privilege', first.findings)).toContain('scope:all');

  sandbox.control.setPermissions({ agent: { levels: { Suppliers: 'None' } } });
  const lost = await check();
  expect(of('lost-right', lost.findings)).toEqual(['level:suppliers']);
  expect(lost.code).toBe(1);
  const text = await sundog(['check', 'halo', '--features', '--data-dir', dataDir]);
  expect(text.out).toMatch(/Lost:.*Suppliers Access Level was there and is gone\./);

  sandbox.control.setPermissions({ application: { scopes }, agent: { levels: { Suppliers: 'Read Only' } } });
  const regained = await check();
  expect(of('lost-right', regained.findings)).toEqual([]);
}, 240_000);

it('a trial asks nothing and sends nothing without a terminal and without --yes, and tells first what may stay', async () => {
  sandbox.control.clearRequests();
  const args = ['trial', 'create-ticket', '--connection', 'halo', '--data-dir', dataDir];
  const refused = await sundog(args);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('--yes') });
  expect(refused.said).toContain('This may stay in HaloPSA afterwards:');
  expect(sandbox.control.requests().filter(({ method, path }) => method === 'POST' && path !== 'auth/token')).toEqual([]);
  const made = await sundog([...args, '--yes', '--json']);
  expect(made.code).toBe(0);
  expect(JSON.parse(made.out)).toMatchObject({ outcome: 'allowed', subject: 'create-ticket' });
}, 240_000);
