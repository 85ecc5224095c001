import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkConnection } from '../../src/features/setup/check-connection.ts';
import { connect } from '../../src/features/setup/connect.ts';
import { editConnection } from '../../src/features/setup/edit-connection.ts';
import { readSecret } from '../../src/features/setup/keep-secret.ts';
import { listConnections, readConnection } from '../../src/features/setup/list-connections.ts';
import { removeConnection } from '../../src/features/setup/remove-connection.ts';
import { rotateSecret } from '../../src/features/setup/rotate-secret.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { makeSetup, type TestSetup, wish } from './make-setup.ts';

let sandbox: Sandbox;
let setup: TestSetup;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'small', seed: 7 });
  setup = await makeSetup();
});
afterAll(async () => {
  await setup.close();
  await sandbox.close();
});

const ofSandbox = (name: string) =>
  wish(sandbox.url, {
    name,
    clientId: sandbox.clientId,
    secret: new Secret(sandbox.clientSecret),
    tenant: sandbox.tenant,
    saveWith: 'warnings',
  });

const audits = () =>
  setup.query<{ verb: string; subject: string; detail: unknown }>(
    'SELECT verb, subject, detail FROM hub.audit_event ORDER BY id',
  );

it('tests, saves, audits, and keeps the secret only encrypted', async () => {
  const result = await connect(setup.deps, ofSandbox('first'));
  expect(result.report.findings.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(result.saved).toBe(true);
  expect(await listConnections(setup.deps)).toMatchObject([
    { name: 'first', resourceServer: sandbox.resourceServer, grant: 'client_credentials', isActive: true },
  ]);
  const row = await readConnection(setup.deps, 'first');
  expect((await readSecret(setup.deps, row)).reveal()).toBe(sandbox.clientSecret);
  const dump =
    JSON.stringify(await setup.query(`SELECT c.*::text FROM hub.connection c`)) +
    JSON.stringify(await setup.query(`SELECT s::text FROM hub.connection_secret s`)) +
    JSON.stringify(await audits());
  expect(dump).not.toContain(sandbox.clientSecret);
  expect((await audits()).map(({ verb }) => verb)).toEqual(['connection.connect']);
});

it('learns what this HaloPSA can do, and stays within the announced number of requests', async () => {
  const report = await checkConnection(setup.deps, { connection: 'first' });
  expect(report.requests).toBeLessThanOrEqual(report.requestsAnnounced);
  expect(report.requestsAnnounced).toBeLessThanOrEqual(95);
  const stored = await setup.query<{ name: string; value: unknown }>(
    'SELECT name, value FROM hub.connection_capability ORDER BY name',
  );
  const byName = new Map(stored.map(({ name, value }) => [name, value]));
  expect(byName.get('list-shape:client')).toMatchObject({ bare: false, key: 'clients', saysRecordCount: true });
  expect(byName.get('list-shape:status')).toMatchObject({ bare: true });
  expect(byName.get('page-size-cap:ticket')).toMatchObject({ returned: 100, isCapped: true });
  expect(byName.get('last-update-filter:ticket')).toBe(false);
  expect(byName.get('newest-first-order:ticket')).toBe(true);
  expect(byName.get('change-feed:asset')).toBe(true);
  expect(byName.get('agent-me')).toMatchObject({ exists: true });
});

it('holds no customer data in its report', async () => {
  const report = JSON.stringify(await checkConnection(setup.deps, { connection: 'first' }));
  for (const row of sandbox.oracle.snapshot('client')) expect(report).not.toContain(String(row['name']));
});

it('keeps several connections side by side, and refuses a name that is taken in any case', async () => {
  expect((await connect(setup.deps, ofSandbox('second'))).saved).toBe(true);
  await expect(connect(setup.deps, ofSandbox('First'))).rejects.toThrow('There is already a connection "First".');
  expect((await listConnections(setup.deps)).map(({ name }) => name)).toEqual(['first', 'second']);
});

it('edits what is given, keeps the secret left blank, and tells what was edited', async () => {
  const result = await editConnection(setup.deps, {
    connection: 'second',
    changes: { name: 'renamed', entities: ['client', 'ticket'] },
    secret: null,
    saveWith: 'warnings',
  });
  expect(result.saved).toBe(true);
  const row = await readConnection(setup.deps, 'renamed');
  expect(row.entities).toEqual(['client', 'ticket']);
  expect((await readSecret(setup.deps, row)).reveal()).toBe(sandbox.clientSecret);
  expect((await audits()).at(-1)).toMatchObject({ verb: 'connection.edit', detail: { fields: ['name', 'entities'] } });
});

it('keeps the old values and the old secret when an edit or a rotation fails its test', async () => {
  const before = await readConnection(setup.deps, 'renamed');
  const count = (await audits()).length;
  const wrong = new Secret('not-the-secret-of-anybody');
  const rotated = await rotateSecret(setup.deps, { connection: 'renamed', secret: wrong, saveWith: 'errors' });
  const edited = await editConnection(setup.deps, {
    connection: 'renamed',
    changes: { clientId: 'nobody' },
    secret: null,
    saveWith: 'errors',
  });
  expect([rotated.saved, edited.saved]).toEqual([false, false]);
  expect(await readConnection(setup.deps, 'renamed')).toEqual(before);
  expect((await readSecret(setup.deps, before)).reveal()).toBe(sandbox.clientSecret);
  expect(await audits()).toHaveLength(count);
});

it('says of credentials that worked that they no longer do', async () => {
  const own = await startSandbox({ scenario: 'small', seed: 7, clientSecret: 'the-first-secret' });
  try {
    await connect(setup.deps, {
      ...ofSandbox('turned'),
      url: own.url,
      clientId: own.clientId,
      secret: new Secret('the-first-secret'),
    });
    await own.close();
    const port = Number(new URL(own.url).port);
    const other = await startSandbox({ scenario: 'small', seed: 7, clientSecret: 'another-secret', port });
    try {
      const report = await checkConnection(setup.deps, { connection: 'turned' });
      const failed = report.findings.find(({ outcome }) => outcome === 'failed');
      expect(`${failed?.sentence} ${failed?.causes.join(' ')}`).toMatch(/no longer|worked/);
      expect(`${failed?.causes.join(' ')}`).toMatch(/edited/);
      expect((await readConnection(setup.deps, 'turned')).state).toBe('failed');
    } finally {
      await other.close();
    }
  } finally {
    await own.close();
  }
});

it('does not lay another HaloPSA over what was read, unless it is told to be the same one', async () => {
  const other = await startSandbox({
    scenario: 'small',
    seed: 8,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
  });
  try {
    const moved = {
      connection: 'renamed',
      changes: { url: other.url, allowPrivateHost: true },
      secret: null,
      saveWith: 'warnings' as const,
    };
    const before = await readConnection(setup.deps, 'renamed');
    await setup.query(
      `INSERT INTO hub.sync_state (connection_id, entity, state, last_success_at) VALUES (${before.id}, 'client', 'done', now())`,
    );
    await expect(editConnection(setup.deps, moved)).rejects.toThrow(/^Nothing was changed: "renamed" holds what was read from/);
    expect(await readConnection(setup.deps, 'renamed')).toEqual(before);

    expect((await editConnection(setup.deps, { ...moved, isSameHalo: true })).saved).toBe(true);
    expect((await readConnection(setup.deps, 'renamed')).resourceServer).toBe(other.resourceServer);
    const back = { ...moved, changes: { url: sandbox.url, allowPrivateHost: true }, isSameHalo: true };
    expect((await editConnection(setup.deps, back)).saved).toBe(true);
  } finally {
    await other.close();
  }
});

it('removes a connection with its secret, or keeps its rows and only takes the secret', async () => {
  const kept = await removeConnection(setup.deps, { connection: 'renamed', keepData: true });
  expect(kept).toMatchObject({ connection: 'renamed', keptData: true });
  const row = await readConnection(setup.deps, 'renamed');
  expect(row.state).toBe('removed');
  await expect(readSecret(setup.deps, row)).rejects.toThrow('The secret of "renamed" is not here.');
  await removeConnection(setup.deps, { connection: 'renamed' });
  await expect(readConnection(setup.deps, 'renamed')).rejects.toThrow('There is no connection "renamed".');
});

it('refuses who may not, and input that is no input, before anything is asked', async () => {
  const nobody = { ...setup.deps, actor: { kind: 'person', name: 'guest', may: new Set<string>() } as const };
  await expect(connect(nobody, ofSandbox('third'))).rejects.toThrow('guest may not do connection.connect.');
  await expect(connect(setup.deps, { ...ofSandbox('third'), name: '../etc' })).rejects.toThrow(
    'The input of connection.connect cannot be used.',
  );
  await expect(connect(setup.deps, { ...ofSandbox('third'), entities: ['unicorn'] })).rejects.toThrow(/unicorn/);
});

it('sees nothing of another workspace', async () => {
  expect(await listConnections({ ...setup.deps, workspaceId: 2 })).toEqual([]);
});

it('names the box to tick where rights are missing, and what stays dark', async () => {
  const locked = await startSandbox({ scenario: 'locked-down', seed: 7 });
  try {
    const input = wish(locked.url, {
      name: 'locked',
      clientId: locked.clientId,
      secret: new Secret(locked.clientSecret),
      tenant: locked.tenant,
    });
    const { report, saved } = await connect(setup.deps, input);
    expect(saved).toBe(false);
    const warnings = report.findings.filter(({ outcome }) => outcome === 'warning' || outcome === 'failed');
    expect(warnings.length).toBeGreaterThan(0);
    for (const finding of warnings)
      expect([finding.sentence, finding.remedy, finding.causes.length > 0]).toEqual([finding.sentence, expect.any(String), true]);
    expect(warnings.some(({ dark }) => dark.length > 0)).toBe(true);
  } finally {
    await locked.close();
  }
});

it('saves a HaloPSA that is down only when told so, and reads it once it is up', async () => {
  const down = await startSandbox({ scenario: 'small', seed: 7 });
  await down.close();
  const input = { ...ofSandbox('down'), url: down.url, saveWith: 'warnings' as const };
  const refused = await connect(setup.deps, input);
  expect(refused).toMatchObject({ saved: false, maySaveWithErrors: true });
  const saved = await connect(setup.deps, { ...input, saveWith: 'errors' });
  expect(saved.saved).toBe(true);
  expect(await readConnection(setup.deps, 'down')).toMatchObject({
    state: 'failed',
    resourceServer: down.resourceServer,
    workedAt: null,
  });
  const up = await startSandbox({ scenario: 'small', seed: 7, port: Number(new URL(down.url).port) });
  try {
    expect((await checkConnection(setup.deps, { connection: 'down' })).outcome).not.toBe('failed');
  } finally {
    await up.close();
  }
});
