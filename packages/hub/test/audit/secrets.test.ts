import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAuditDesk } from '../../src/entry/audit-desk.ts';
import { connect } from '../../src/features/setup/connect.ts';
import { editConnection } from '../../src/features/setup/edit-connection.ts';
import { keepNextSecret } from '../../src/features/setup/keep-next-secret.ts';
import { rotateSecret } from '../../src/features/setup/rotate-secret.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { makeSetup, type TestSetup, wish } from '../setup/make-setup.ts';

const canary = 'canary-c7e1-of-the-audit';
let sandbox: Sandbox;
let setup: TestSetup;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'small', seed: 7, clientSecret: canary });
  setup = await makeSetup();
});
afterAll(async () => {
  await setup.close();
  await sandbox.close();
});

it('holds no secret after connecting, editing, rotating, and after each of them was refused or failed', async () => {
  const secret = new Secret(canary);
  const input = wish(sandbox.url, { clientId: sandbox.clientId, tenant: sandbox.tenant, secret, saveWith: 'warnings' });
  expect((await connect(setup.deps, input)).saved).toBe(true);
  const changes = { syncEveryMinutes: 30, requestLimit: 90_000 };
  const edit = { connection: 'acme', changes, secret, saveWith: 'warnings' as const };
  expect((await editConnection(setup.deps, edit)).saved).toBe(true);
  expect((await rotateSecret(setup.deps, { connection: 'acme', secret, saveWith: 'warnings' })).saved).toBe(true);
  await keepNextSecret(setup.deps, { connection: 'acme', secret });
  for (const may of [new Set<string>(), 'everything'] as const) {
    const deps = { ...setup.deps, actor: { kind: 'person', name: 'guest', may } as const };
    const absent = { connection: 'absent', secret, saveWith: 'warnings' as const };
    await expect(connect(deps, { ...input, entities: ['unicorn'] })).rejects.toThrow();
    await expect(editConnection(deps, { ...absent, changes: { clientId: canary } })).rejects.toThrow();
    await expect(rotateSecret(deps, absent)).rejects.toThrow();
  }

  const desk = openAuditDesk(setup.deps, '/nowhere');
  const { records } = await desk.list({ limit: 100 });
  expect(records.map(({ verb, result }) => `${verb} ${result}`).reverse()).toEqual([
    'connection.connect done',
    'connection.edit done',
    'connection.rotate done',
    'connection.keep-next-secret done',
    ...['refused', 'failed'].flatMap((result) => ['connect', 'edit', 'rotate'].map((verb) => `connection.${verb} ${result}`)),
  ]);
  expect(records.at(-2)?.detail).toMatchObject({
    fields: ['syncEveryMinutes', 'requestLimit', 'secret'],
    before: { syncEveryMinutes: null, requestLimit: 100_000 },
    after: { syncEveryMinutes: 30, requestLimit: 90_000 },
  });
  const dump = await setup.query<{ row: string }>('SELECT e::text AS row FROM hub.audit_event e');
  expect(dump).toHaveLength(10);
  const pieces: string[] = [JSON.stringify(dump)];
  for (const format of ['csv', 'jsonl'] as const) for await (const piece of desk.export({ format })) pieces.push(piece);
  expect(pieces.join('')).toContain('connection.rotate');
  expect(pieces.join('')).not.toContain(canary);
}, 240_000);
