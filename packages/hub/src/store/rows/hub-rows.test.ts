import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { Secret } from '../../foundation/secret.ts';
import { makeVault } from '../../foundation/vault.ts';
import { insertAuditEntry, listAuditEntries } from './audit-rows.ts';
import { listCapabilities, upsertCapabilities } from './capability-rows.ts';
import {
  deleteConnection,
  findConnectionById,
  findConnectionByName,
  insertConnection,
  listConnectionRows,
  updateConnection,
} from './connection-rows.ts';
import { deleteSecrets, findSecret, upsertSecret } from './secret-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const needed = {
  url: 'acme',
  resourceServer: 'https://acme.example/api',
  authServer: 'https://acme.example/auth',
  clientId: 'id',
};

it('keeps every field of a connection as it was given', async () => {
  const given = {
    ...needed,
    name: 'Äcme',
    tenant: 'acme',
    grant: 'password',
    username: 'agent',
    scopes: ['all', 'read:tickets'],
    allowPrivateHosts: ['halo.local:8443'],
    caPem: '-----BEGIN CERTIFICATE-----\n',
    entities: ['ticket', 'client'],
    syncEveryMinutes: 15,
    fullEveryHours: 0,
    requestLimit: 100,
    windowSeconds: 60,
    pageSize: 50,
    state: 'passed-with-warnings',
    workedAt: new Date('2026-01-01T00:00:00Z'),
    checkedAt: new Date('2026-01-02T00:00:00Z'),
    lastCheck: { outcome: 'passed', findings: [{ a: null }] },
  } as const;
  await database.store.inWorkspace(1, async (db) => {
    const { id } = await insertConnection(db, given);
    expect(await findConnectionById(db, id)).toMatchObject(given);
    expect((await findConnectionByName(db, 'äCME'))?.id).toBe(id);
  });
});

it('changes the named fields only, and can set them to nothing', async () => {
  await database.store.inWorkspace(1, async (db) => {
    const before = await insertConnection(db, {
      ...needed,
      name: 'changing',
      tenant: 't',
      entities: ['client'],
      requestLimit: null,
    });
    expect(before.requestLimit).toBe(250);
    await updateConnection(db, before.id, { tenant: null, requestLimit: 10, state: 'failed' });
    expect(await findConnectionById(db, before.id)).toMatchObject({
      ...before,
      tenant: null,
      requestLimit: 10,
      state: 'failed',
      updatedAt: expect.any(Date),
    });
  });
});

it('refuses two names that differ in case only', async () => {
  const add = (name: string) => database.store.inWorkspace(1, (db) => insertConnection(db, { ...needed, name }));
  await add('Twice');
  await expect(add('tWICE')).rejects.toMatchObject({ code: '23505' });
});

it('lists connections by name, and removes one with all that hangs on it', async () => {
  const vault = makeVault(Buffer.alloc(32, 3));
  await database.store.inWorkspace(1, async (db) => {
    const { id } = await insertConnection(db, { ...needed, name: 'AAA' });
    expect((await listConnectionRows(db))[0]?.name).toBe('AAA');
    const place = { workspaceId: 1, connectionId: id, field: 'secret' };
    await upsertSecret(db, { ...place, sealed: vault.seal(new Secret('s'), place) });
    await upsertCapabilities(db, { connectionId: id, capabilities: [{ name: 'version', value: '2.1' }], observedAt: new Date() });
    await deleteConnection(db, id);
    expect(await findConnectionById(db, id)).toBeNull();
    expect(await findSecret(db, id, 'secret')).toBeNull();
    expect(await listCapabilities(db, id)).toEqual([]);
  });
});

it('keeps a secret over the one before, and forgets it when told', async () => {
  const vault = makeVault(Buffer.alloc(32, 3));
  await database.store.inWorkspace(1, async (db) => {
    const { id } = await insertConnection(db, { ...needed, name: 'secretive' });
    const place = { workspaceId: 1, connectionId: id, field: 'secret' };
    for (const text of ['first', 'second']) await upsertSecret(db, { ...place, sealed: vault.seal(new Secret(text), place) });
    const sealed = await findSecret(db, id, 'secret');
    expect(sealed && vault.open(sealed, place).reveal()).toBe('second');
    expect(await deleteSecrets(db, id)).toBe(1);
    expect(await findSecret(db, id, 'secret')).toBeNull();
  });
});

it('keeps what was observed last of every capability', async () => {
  const at = new Date('2026-03-01T00:00:00Z');
  await database.store.inWorkspace(1, async (db) => {
    const { id } = await insertConnection(db, { ...needed, name: 'capable' });
    await upsertCapabilities(db, { connectionId: id, capabilities: [], observedAt: at });
    await upsertCapabilities(db, {
      connectionId: id,
      capabilities: [
        { name: 'a', value: true },
        { name: 'b', value: { n: [1, null] } },
      ],
      observedAt: new Date(0),
    });
    await upsertCapabilities(db, {
      connectionId: id,
      capabilities: [
        { name: 'a', value: null },
        { name: 'c', value: 'text' },
      ],
      observedAt: at,
    });
    expect(await listCapabilities(db, id)).toEqual([
      { name: 'a', value: null, observedAt: at },
      { name: 'b', value: { n: [1, null] }, observedAt: new Date(0) },
      { name: 'c', value: 'text', observedAt: at },
    ]);
  });
});

it('keeps the audit in order, newest first', async () => {
  await database.store.inWorkspace(1, async (db) => {
    for (const verb of ['one', 'two', 'three'])
      await insertAuditEntry(db, { actor: 'operator:me', verb, subject: 's', detail: { n: 1 }, at: new Date(0) });
    expect((await listAuditEntries(db, 2)).map(({ verb, detail }) => [verb, detail])).toEqual([
      ['three', { n: 1 }],
      ['two', { n: 1 }],
    ]);
  });
});
