import { afterAll, beforeAll, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { chooseRetention } from '../../src/features/history/choose-retention.ts';
import { deleteOldVersions } from '../../src/features/history/delete-old-versions.ts';
import type { HistoryDeps } from '../../src/features/history/history-deps.ts';
import { listRetention } from '../../src/features/history/list-retention.ts';
import { readHistory } from '../../src/features/history/read-history.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { HistoryDeletedError } from '../../src/foundation/errors/history-deleted.ts';
import { InvalidInputError } from '../../src/foundation/errors/invalid-input.ts';
import { NoHistoryError } from '../../src/foundation/errors/no-history.ts';
import { NotPermittedError } from '../../src/foundation/errors/not-permitted.ts';
import { RecordNeverSeenError } from '../../src/foundation/errors/record-never-seen.ts';
import { UnknownEntityError } from '../../src/foundation/errors/unknown-entity.ts';
import { listAuditEntries } from '../../src/store/rows/audit-rows.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';

let mirror: SandboxMirror;
let deps: HistoryDeps;
const dayMs = 86_400_000;

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 4, world: { tickets: 20 } });
  deps = { store: mirror.store, workspaceId: 1, clock: systemClock, actor: localOperator(), entities };
  await mirror.sync({ only: ['client', 'item'], full: true });
  for (const name of ['Second name', 'Third name']) {
    mirror.sandbox.control.edit({ entity: 'client', key: 3, changes: { name } });
    await mirror.sync({ record: { entity: 'client', id: 3 } });
  }
  // As if all of it had been 100 days ago, and the last change 10 days ago.
  await mirror.query(`UPDATE mirror.client SET first_seen_at = now() - interval '100 days' WHERE id = 3`);
  await mirror.query(
    `UPDATE hub.record_version SET
       valid_from = now() - CASE WHEN id = (SELECT min(id) FROM hub.record_version) THEN interval '100 days' ELSE interval '60 days' END,
       valid_to = now() - CASE WHEN id = (SELECT min(id) FROM hub.record_version) THEN interval '60 days' ELSE interval '10 days' END`,
  );
});
afterAll(() => mirror.close());

const ago = (days: number) => new Date(Date.now() - days * dayMs);
const history = (asOf?: Date) =>
  readHistory(deps, { connectionId: mirror.connectionId, entity: 'client', key: 3, ...(asOf ? { asOf } : {}) });
const nameAsOf = async (at: Date) =>
  (await mirror.query<{ name: string }>('SELECT name FROM hub.client_as_of($1, $2) WHERE id = 3', [mirror.connectionId, at]))[0]
    ?.name;
const runNight = () => deleteOldVersions(deps, { connectionId: mirror.connectionId });
const choose = (keep: number | 'forever' | 'default') =>
  chooseRetention(deps, { connectionId: mirror.connectionId, entity: 'client', keep });
const auditOf = async () => (await mirror.store.inWorkspace(1, (db) => listAuditEntries(db, 50))).map(({ verb }) => verb);

it('tells the versions of a record, what changed in each, and which held when', async () => {
  const { versions } = await history();
  expect(versions.map(({ changed, begunBy, content }) => ({ changed, begunBy, name: content?.['name'] }))).toEqual([
    { changed: [], begunBy: 'first-seen', name: expect.any(String) },
    { changed: ['name'], begunBy: 'change', name: 'Second name' },
    { changed: ['name'], begunBy: 'change', name: 'Third name' },
  ]);
  expect(versions.at(-1)?.validTo).toBeNull();
  expect((await history(ago(30))).versions.map(({ content }) => content?.['name'])).toEqual(['Second name']);
  expect((await history(ago(200))).versions).toEqual([]);
  expect(await nameAsOf(ago(30))).toBe('Second name');
});

it('deletes nothing that is young enough, and then leaves no audit row', async () => {
  expect(await runNight()).toEqual([]);
  expect(await auditOf()).not.toContain('history.delete-old');
});

it('keeps for good where a person chose so, and by the definition again after that', async () => {
  await choose('forever');
  expect(await listRetention(deps, mirror.connectionId)).toContainEqual(
    expect.objectContaining({ entity: 'client', keepDays: null, isChosen: true, versions: 2, deletedBefore: null }),
  );
  await choose('default');
  expect(await listRetention(deps, mirror.connectionId)).toContainEqual(
    expect.objectContaining({ entity: 'client', keepDays: 3650, isChosen: false }),
  );
  expect(await auditOf()).toContain('history.choose-retention');
});

it('deletes what ended too long ago, and refuses to answer for that time instead of answering wrongly', async () => {
  await choose(40);
  expect(await runNight()).toEqual([{ entity: 'client', versions: 1 }]);
  expect(await auditOf()).toContain('history.delete-old');
  expect(await nameAsOf(ago(30))).toBe('Second name');
  await expect(nameAsOf(ago(50))).rejects.toThrow(/^The history of client before .* was deleted/);
  await expect(history(ago(50))).rejects.toThrow(HistoryDeletedError);
  expect(await mirror.query('SELECT FROM hub.item_as_of($1, $2)', [mirror.connectionId, ago(50)])).toEqual([]);
});

it('does not claim that what holds now held before the deleted time', async () => {
  await choose(5);
  await runNight();
  const [only, ...others] = (await history()).versions;
  expect(others).toEqual([]);
  expect(only?.validFrom.getTime()).toBeGreaterThan(ago(6).getTime());
  const [row] = await mirror.query<{ valid_from: Date }>('SELECT valid_from FROM hub.client_as_of($1, now()) WHERE id = 3', [
    mirror.connectionId,
  ]);
  expect(row?.valid_from).toEqual(only?.validFrom);
  mirror.sandbox.control.edit({ entity: 'client', key: 3, changes: { name: 'Fourth name' } });
  await mirror.sync({ record: { entity: 'client', id: 3 } });
  expect((await history()).versions.map(({ validFrom }) => validFrom)[0]).toEqual(only?.validFrom);
});

it('refuses what it cannot do', async () => {
  const { connectionId } = mirror;
  const ask = (entity: string, key: number) => readHistory(deps, { connectionId, entity, key });
  await expect(ask('site', 3)).rejects.toThrow(NoHistoryError);
  await expect(ask('sites', 3)).rejects.toThrow(UnknownEntityError);
  await expect(ask('client', 99_999)).rejects.toThrow(RecordNeverSeenError);
  await expect(choose(0)).rejects.toThrow(InvalidInputError);
  const nobody: HistoryDeps = { ...deps, actor: { ...deps.actor, may: new Set() } };
  await expect(deleteOldVersions(nobody, { connectionId })).rejects.toThrow(NotPermittedError);
  await expect(chooseRetention(nobody, { connectionId, entity: 'client', keep: 5 })).rejects.toThrow(NotPermittedError);
});

it('is answered to the SQL of users by the same function, in their own workspace only', async () => {
  const { store, connectionId } = mirror;
  const sql = `SELECT id, name FROM hub.client_as_of(${connectionId}, now()) WHERE id = 3`;
  expect((await store.runQuery(1, sql)).rows).toEqual([{ id: 3, name: 'Fourth name' }]);
  await expect(store.runQuery(1, `SELECT * FROM hub.client_as_of(${connectionId}, '2001-01-01')`)).rejects.toMatchObject({
    causes: [expect.stringMatching(/The history of client before .* was deleted, as its retention says/)],
  });
  await expect(store.runQuery(1, 'SELECT hub.forget_versions()')).rejects.toThrow();
});
