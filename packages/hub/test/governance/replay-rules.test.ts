import { afterEach, beforeEach, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { eraseTicketText } from '../../src/engine/governance/erase-ticket-text.ts';
import { eraseClient } from '../../src/features/governance/erase-client.ts';
import { setRetention } from '../../src/features/governance/set-retention.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { updateConnection } from '../../src/store/rows/connection-rows.ts';
import { changeRules } from '../../src/store/rows/rule-rows.ts';
import { openQueue } from '../issues/open-queue.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { findInDatabase } from './whole-database.ts';

const canary = 'Canary-that-was-set-aside-91be';
const client = 5;

let mirror: SandboxMirror;
beforeEach(async () => {
  mirror = await openSandboxMirror({ seed: 5, world: { clients: 8, tickets: 10, assets: 5 } });
  await mirror.sync({ only: ['client', 'ticket'] });
});
afterEach(() => mirror.close());

const deps = () => ({ store: mirror.store, workspaceId: 1, clock: systemClock, actor: localOperator(), entities });

/** A closed ticket that the version before could not keep. */
async function setAside(): Promise<void> {
  const raw = { id: 9001, client_id: client, status_id: 1, dateclosed: '2020-01-01T00:00:00Z', summary: canary };
  await mirror.query(
    `INSERT INTO hub.sync_issue (connection_id, entity, kind, subject, code, sentence, raw, first_seen, last_seen)
     VALUES ($1, 'ticket', 'row', '9001', 'refused-by-database', 'The database cannot hold this row (22003).', $2, now(), now())`,
    [mirror.connectionId, JSON.stringify(raw)],
  );
}
const replay = () => openQueue(mirror).replay({ mayAsk: false });
const isThere = async () => (await mirror.keysOf('ticket')).includes('9001');

it('a text that no rule concerns comes back by replay', async () => {
  await setAside();
  expect(await replay()).toMatchObject({ requests: 0, issues: [{ outcome: 'cleared', message: null }] });
  expect(await isThere()).toBe(true);
});

it('one of an erased client does not, and its text is gone', async () => {
  await eraseClient(deps(), { connectionId: mirror.connectionId, connectionName: 'test', clientId: client });
  await setAside();
  expect(await replay()).toMatchObject({ issues: [{ outcome: 'kept-out', message: expect.stringContaining('rule') }] });
  expect(await isThere()).toBe(false);
  expect(await findInDatabase(mirror.store, canary)).toEqual([]);
  expect(await openQueue(mirror).list({})).toEqual([]);
});

it('one over its retention does not', async () => {
  await setAside();
  await setRetention(deps(), { connectionId: mirror.connectionId, entities: ['ticket'], what: 'records', days: 1_000 });
  expect(await replay()).toMatchObject({ issues: [{ outcome: 'kept-out' }] });
  expect(await isThere()).toBe(false);
  expect(await findInDatabase(mirror.store, canary)).toEqual([]);
});

it('one with the text of a ticket comes without it where none is wanted', async () => {
  await mirror.store.inWorkspace(1, async (db) => {
    await changeRules(db, mirror.connectionId);
    await updateConnection(db, mirror.connectionId, { noTicketText: true });
    await eraseTicketText(db, { connectionId: mirror.connectionId, entities });
  });
  await setAside();
  expect(await replay()).toMatchObject({ issues: [{ outcome: 'cleared' }] });
  expect(await isThere()).toBe(true);
  expect(await findInDatabase(mirror.store, canary)).toEqual([]);
});
