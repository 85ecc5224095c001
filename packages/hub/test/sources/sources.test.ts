import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSourceNetwork } from '../../src/engine/sources/source-network.ts';
import { resealSecrets } from '../../src/features/keys/reseal-secrets.ts';
import { checkSource } from '../../src/features/sources/check-source.ts';
import { editSource } from '../../src/features/sources/edit-source.ts';
import { ingestDue } from '../../src/features/sources/ingest-due.ts';
import { listSources, showSource } from '../../src/features/sources/list-sources.ts';
import { removeSource } from '../../src/features/sources/remove-source.ts';
import { ConnectionNotFoundError } from '../../src/foundation/errors/connection-not-found.ts';
import { InvalidInputError } from '../../src/foundation/errors/invalid-input.ts';
import { NotPermittedError } from '../../src/foundation/errors/not-permitted.ts';
import { SourceAddressRefusedError } from '../../src/foundation/errors/source-address-refused.ts';
import { SourceChangedError } from '../../src/foundation/errors/source-changed.ts';
import { SourceNameTakenError } from '../../src/foundation/errors/source-name-taken.ts';
import { SourceNotFoundError } from '../../src/foundation/errors/source-not-found.ts';
import { SourceSecretMissingError } from '../../src/foundation/errors/source-secret-missing.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { makeVault } from '../../src/foundation/vault.ts';
import { findInDatabase } from '../governance/whole-database.ts';
import { ninjaSecret, type OpenSources, openSources } from './open-sources.ts';

let sources: OpenSources;
beforeEach(async () => {
  sources = await openSources();
});
afterEach(() => sources.close());

const tables = ['source', 'source_secret', 'source_pass', 'source_record', 'source_refusal', 'source_seen'];
const rowsOf = async (table: string, workspaceId = 1) =>
  (await sources.query(`SELECT 1 FROM hub.${table}`, [], workspaceId)).length;

it('keeps a source with its settings, and leaves an audit row without a secret', async () => {
  const { id } = await sources.add();
  const [listed] = await listSources(sources.deps);
  expect(listed).toMatchObject({
    id,
    name: 'Ninja',
    connector: 'ninjaone',
    connection: 'halo',
    target: 'eu.ninjarmm.com:443',
    state: 'unchecked',
    settings: { instance: 'eu', clientId: 'hub-client', resetsAlerts: false },
  });
  expect(await sources.query('SELECT verb, subject, detail FROM hub.audit_event ORDER BY id')).toMatchObject([
    { verb: 'source.add', subject: `source ${id}`, detail: { connector: 'ninjaone', target: 'eu.ninjarmm.com:443' } },
  ]);
});

it.each([
  ['a connector that there is not', { connector: 'pigeon' }],
  ['a setting that there is not', { settings: { instance: 'eu', clientId: 'x', colour: 'red' } }],
  ['a setting that is wrong', { settings: { instance: 'moon', clientId: 'x' } }],
  ['a secret among what may be seen', { settings: { instance: 'eu', clientId: 'x', clientSecret: 'open' } }],
  ['no secret', { secrets: {} }],
  ['a name of two lines', { name: 'a\nb' }],
])('refuses %s', async (_, wish) => {
  await expect(sources.add(wish)).rejects.toThrow(InvalidInputError);
  expect(await listSources(sources.deps)).toEqual([]);
});

it('refuses a name that is taken, and a HaloPSA of another workspace', async () => {
  await sources.add();
  await expect(sources.add({ name: 'NINJA' })).rejects.toThrow(SourceNameTakenError);
  await expect(sources.add({ name: 'other', connectionId: 77 })).rejects.toThrow(ConnectionNotFoundError);
});

it('edits a setting and keeps the secret; one that leads elsewhere has to be given its secret anew', async () => {
  await sources.add();
  await editSource(sources.deps, { source: 'ninja', name: 'RMM', settings: { clientId: 'other' } });
  expect(await showSource(sources.deps, 'RMM')).toMatchObject({ settings: { clientId: 'other' }, secrets: ['clientSecret'] });
  const moved = { source: 'RMM', settings: { instance: 'us2' } };
  await expect(editSource(sources.deps, moved)).rejects.toThrow(SourceSecretMissingError);
  await editSource(sources.deps, { ...moved, secrets: { clientSecret: new Secret('new-one') } });
  expect(await showSource(sources.deps, 'RMM')).toMatchObject({ target: 'us2.ninjarmm.com:443', state: 'unchecked' });
});

it('checks a tool without reading it, and tells a refused sign-in', async () => {
  await sources.add();
  const check = await checkSource(sources.deps, { source: 'ninja' });
  expect(check.probed).toMatchObject([{ isPermitted: true }, { isPermitted: true }, { isPermitted: true }]);
  expect(check.findings.map(({ stream }) => stream)).toEqual(['companies', 'devices', 'licenceCounts', 'alerts']);
  expect(JSON.stringify(check)).not.toMatch(/Customer 11|PC-0/);
  expect(await rowsOf('source_record')).toBe(0);
  await editSource(sources.deps, { source: 'ninja', secrets: { clientSecret: new Secret('wrong-one') } });
  expect(await checkSource(sources.deps, { source: 'ninja' })).toMatchObject({
    state: 'failed',
    problem: { reason: 'sign-in-refused' },
  });
});

it('shows a secret nowhere: not in a table, not in a log, not in what the verbs give', async () => {
  await sources.add();
  const given = [await sources.ingest(), await checkSource(sources.deps, { source: 'ninja' }), await listSources(sources.deps)];
  const shown = await showSource(sources.deps, 'ninja');
  expect(JSON.stringify([given, shown, sources.logged])).not.toContain(ninjaSecret);
  expect(JSON.stringify(sources.logged)).toContain('/v2/organizations');
  expect(await findInDatabase(sources.database.store, ninjaSecret)).toEqual([]);
  expect(await findInDatabase(sources.database.store, 'Customer 11')).toEqual(['hub.source_record']);
});

it('binds a secret to its source and field, and seals it anew with another key', async () => {
  await sources.add();
  await sources.add({ name: 'two', secrets: { clientSecret: new Secret('of two') } });
  const { deps } = sources;
  const nextKey = randomBytes(32);
  expect(await resealSecrets({ ...deps, nextKey }, {})).toMatchObject({ resealed: 2 });
  const next = { ...deps, vault: makeVault(nextKey) };
  expect((await sources.ingest({}, next)).streams[0]).toMatchObject({ state: 'complete' });
  await sources.query(
    `UPDATE hub.source_secret s SET ciphertext = o.ciphertext FROM hub.source_secret o WHERE s.source_id = 1 AND o.source_id = 2`,
  );
  await expect(sources.ingest({}, next)).rejects.toMatchObject({ code: 'secret-unreadable' });
});

it('is of its workspace: another one sees nothing of it and cannot touch it', async () => {
  await sources.add();
  sources.peer.setFault({ kind: 'malformed', stream: 'companies' });
  await sources.ingest();
  await sources.database.store.inInstallation((db) => db.client.query(`INSERT INTO hub.workspace (name) VALUES ('other')`));
  for (const table of tables) expect([table, await rowsOf(table, 2)]).toEqual([table, 0]);
  for (const table of tables.slice(0, 5)) expect([table, (await rowsOf(table)) > 0]).toEqual([table, true]);
  const other = { ...sources.deps, workspaceId: 2 };
  for (const verb of [checkSource, editSource]) await expect(verb(other, { source: '1' })).rejects.toThrow(SourceNotFoundError);
  await expect(removeSource(other, { source: '1', keepRecords: false })).rejects.toThrow(SourceNotFoundError);
});

it('lets the SQL of users read records, and neither secrets nor rows that could not be read', async () => {
  await sources.add();
  await sources.ingest();
  const { store } = sources.database;
  expect((await store.runQuery(1, `SELECT external_id FROM hub.source_record WHERE stream = 'company'`)).rows).toHaveLength(5);
  await expect(store.runQuery(1, 'SELECT ciphertext FROM hub.source_secret')).rejects.toThrow();
  await expect(store.runQuery(1, 'SELECT text FROM hub.source_refusal')).rejects.toThrow();
});

it('refuses every verb to whom it is not permitted', async () => {
  await sources.add();
  const deps = { ...sources.deps, actor: { kind: 'person', name: 'viewer@example.test', may: new Set<string>() } as const };
  for (const verb of [checkSource, editSource]) await expect(verb(deps, { source: 'ninja' })).rejects.toThrow(NotPermittedError);
  await expect(sources.ingest({}, deps)).rejects.toThrow(NotPermittedError);
  await expect(removeSource(deps, { source: 'ninja', keepRecords: true })).rejects.toThrow(NotPermittedError);
  const keeper = { ...deps, actor: { ...deps.actor, may: new Set(['source.edit']) } };
  await expect(editSource(keeper, { source: 'ninja', allowHost: true })).rejects.toThrow(NotPermittedError);
  expect(sources.peer.requests).toEqual([]);
});

it('asks a private address only where this very host and port is allowed', async () => {
  const { origin } = sources.peer;
  const deps = { ...sources.deps, openWay: (hosts: readonly string[]) => openSourceNetwork(hosts) };
  const tactical = { connector: 'tactical-rmm', settings: { address: origin }, secrets: { apiKey: new Secret('K'.repeat(32)) } };
  const add = async (more: object) => {
    const { addSource } = await import('../../src/features/sources/add-source.ts');
    return addSource(deps, { name: 'Ninja', connectionId: 1, ...tactical, ...more });
  };
  await expect(add({})).rejects.toThrow(SourceAddressRefusedError);
  expect(sources.peer.requests).toEqual([]);
  await add({ allowHost: true });
  expect((await sources.ingest({}, deps)).streams[0]).toMatchObject({ stream: 'company', state: 'failed' });
  expect(sources.peer.requests.length).toBeGreaterThan(0);
  await sources.query(`UPDATE hub.source SET allow_hosts = '{127.0.0.1:1}'`);
  sources.peer.requests.length = 0;
  expect((await sources.ingest({}, deps)).streams[0]).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('has the private address 127.0.0.1'),
  });
  expect(sources.peer.requests).toEqual([]);
});

it('keeps nothing of a read whose source is changed meanwhile, and reads it anew', async () => {
  await sources.add();
  const { network } = sources.peer;
  const edited = { source: 'ninja', secrets: { clientSecret: new Secret(ninjaSecret) } };
  let asked = 0;
  const fetch: typeof network.fetch = async (url, request) => {
    if (url.includes('/v2/organizations')) asked += 1;
    sources.pass(1);
    if (asked === 2) await editSource(sources.deps, edited);
    return network.fetch(url, request);
  };
  const openWay = () => ({ network: { fetch }, close: async () => undefined });
  await expect(sources.ingest({}, { ...sources.deps, openWay })).rejects.toThrow(SourceChangedError);
  expect(await rowsOf('source_record')).toBe(3);
  expect((await sources.ingest()).streams[0]).toMatchObject({ state: 'complete', takenUp: 0, rows: 5 });
});

it('removes a source with its records, or keeps them without its secrets', async () => {
  await sources.add();
  await sources.ingest();
  expect(await removeSource(sources.deps, { source: 'ninja', keepRecords: true })).toMatchObject({
    records: 22,
    keptRecords: true,
  });
  expect(await rowsOf('source_secret')).toBe(0);
  expect(await rowsOf('source_record')).toBe(22);
  await expect(sources.ingest()).rejects.toThrow(SourceNotFoundError);
  await sources.add();
  await removeSource(sources.deps, { source: 'ninja', keepRecords: false });
  await removeSource(sources.deps, { source: 'ninja', keepRecords: false });
  for (const table of tables) expect([table, await rowsOf(table)]).toEqual([table, 0]);
});

it('the schedule reads what is not paused, and goes on where one fails', async () => {
  await sources.add();
  await sources.add({ name: 'broken', secrets: { clientSecret: new Secret('wrong') } });
  await sources.add({ name: 'paused' });
  await editSource(sources.deps, { source: 'paused', isPaused: true });
  expect(await ingestDue(sources.deps, { connectionId: 1 })).toEqual({ sources: 2, rows: 22, written: 22, gone: 0, failed: 4 });
  expect(await ingestDue(sources.deps, { connectionId: 2 })).toMatchObject({ sources: 0 });
});
