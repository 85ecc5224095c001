import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disableAccount } from '../../src/features/access/operate-accounts.ts';
import { fillWorkspace, type WorkspaceThings } from './fill-workspace.ts';
import { openAccess, type TestAccess } from './open-access.ts';

let access: TestAccess;
let owner: string;
let things: WorkspaceThings;
let url: string;

const place = '/workspaces/1';
/** Enough for an export to go on for some seconds. */
const tickets = 40_000;

beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  things = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'main' });
  await access.store.inWorkspace(1, (db) =>
    db.client.query(
      `INSERT INTO mirror.ticket (connection_id, id, client_id, summary, raw, synced_at)
       SELECT $1, 1 + n, 1, 'ticket ' || n, '{}', now() FROM generate_series(1, $2::integer) n`,
      [things.connectionId, tickets],
    ),
  );
  url = await access.server.listen({ host: '127.0.0.1', port: 0 });
}, 240_000);
afterAll(() => access.close());

const ofConnection = () => `${place}/connections/${things.connectionId}`;
const jobOf = async (id: number) =>
  (
    await access.store.inWorkspace(1, (db) =>
      db.client.query<{ state: string; code: string | null; rows: string }>(
        'SELECT state, error_code AS code, rows_done AS rows FROM hub.export_job WHERE id = $1',
        [id],
      ),
    )
  ).rows[0];

describe('S53, S54: an export that was asked for by somebody who may no longer', () => {
  type Person = Awaited<ReturnType<TestAccess['person']>>;
  const losses: readonly (readonly [string, (person: Person) => Promise<unknown>])[] = [
    [
      'was taken out of the workspace',
      ({ accountId }) => access.ask('DELETE', `${place}/people/${accountId}`, { cookie: owner }),
    ],
    [
      'had the connection taken away',
      () =>
        access.ask('PUT', `${place}/grants/${things.connectionId}`, { cookie: owner, body: { grantees: [{ role: 'owner' }] } }),
    ],
    ['was disabled', ({ accountId }) => disableAccount(access.house.access.operatorDeps(), { email: `${accountId}` })],
    [
      'had every session ended',
      ({ accountId }) => access.ask('POST', `${place}/people/${accountId}/end-sessions`, { cookie: owner }),
    ],
  ];

  it.each(losses)(
    'ends unfinished, and leaves no file: %s',
    async (what, lose) => {
      const grantees = [{ role: 'owner' }, { role: 'viewer' }];
      await access.ask('PUT', `${place}/grants/${things.connectionId}`, { cookie: owner, body: { grantees } });
      const email = `${what.replaceAll(' ', '-')}@example.test`;
      const person = await access.person(email, 'viewer');
      const body = { entity: 'ticket', format: 'csv', question: { columns: ['id', 'summary'] } };
      const asked = await access.ask('POST', `${ofConnection()}/exports`, { cookie: person.cookie, body });
      expect(asked.status, asked.text).toBe(202);
      const { id } = asked.json<{ id: number }>();
      await expect.poll(async () => Number((await jobOf(id))?.rows), { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
      await lose(what === 'was disabled' ? { ...person, accountId: email } : person);
      await expect.poll(async () => (await jobOf(id))?.state, { timeout: 30_000 }).not.toMatch(/waiting|running/);
      expect(await jobOf(id)).toMatchObject({ state: 'failed', code: 'export-right-lost' });
      expect(Number((await jobOf(id))?.rows)).toBeLessThan(tickets);
      expect(readdirSync(join(access.dataDir, 'exports')).filter((name) => name.startsWith(`1-${id}.`))).toEqual([]);
      expect((await access.ask('GET', `${place}/exports/${id}/file`, { cookie: person.cookie })).status).not.toBe(200);
    },
    120_000,
  );
});

/** Listens to the events of the connection's sync, as a browser does. */
async function listen(cookie: string) {
  const answer = await fetch(`${url}/api/v1${ofConnection()}/sync/events`, { headers: { cookie } });
  const heard: string[] = [];
  let hasEnded = false;
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) heard.push(decoder.decode(chunk));
    hasEnded = true;
  })();
  reading.catch(() => undefined); // cut off when the server closes
  const events = () => heard.join('').match(/^data: /gm)?.length ?? 0;
  if (answer.status === 200) await expect.poll(events, { timeout: 20_000 }).toBeGreaterThan(0);
  return { status: answer.status, events, hasEnded: () => hasEnded };
}

let happened = 0;
/** Something of which the stream tells within a second or two: one more row was set aside. */
const happen = () => {
  happened += 1;
  return access.store.inWorkspace(1, (db) =>
    db.client.query(
      `INSERT INTO hub.sync_issue (connection_id, entity, kind, subject, code, sentence, raw, first_seen, last_seen)
       VALUES ($1, 'ticket', 'row', $2, 'no-key', 'It has no key.', '{}', now(), now())`,
      [things.connectionId, `of S67, ${happened}`],
    ),
  );
};

describe('S67: a stream of events', () => {
  // A standing that is counted in no time is told without delay.
  beforeAll(() => access.store.inWorkspace(1, (db) => db.client.query('DELETE FROM mirror.ticket WHERE id > 1')));

  const openToViewers = () =>
    access.ask('PUT', `${place}/grants/${things.connectionId}`, {
      cookie: owner,
      body: { grantees: [{ role: 'owner' }, { role: 'viewer' }] },
    });

  it('tells what happens, as long as one may hear it', async () => {
    await openToViewers();
    const { cookie } = await access.person('stays@example.test', 'viewer');
    const stream = await listen(cookie);
    const before = stream.events();
    await happen();
    await expect.poll(stream.events, { timeout: 10_000 }).toBeGreaterThan(before);
  }, 60_000);

  it('ends with the first event after the role no longer sees the connection, and does not tell that one', async () => {
    await openToViewers();
    const { cookie, accountId } = await access.person('changes@example.test', 'viewer');
    const stream = await listen(cookie);
    const before = stream.events();
    const changed = await access.ask('PUT', `${place}/people/${accountId}/role`, { cookie: owner, body: { role: 'operator' } });
    expect(changed.status).toBe(204);
    await happen();
    // Long before it would be looked at without an event.
    await expect.poll(stream.hasEnded, { timeout: 10_000 }).toBe(true);
    expect(stream.events()).toBe(before);
    expect((await listen(cookie)).status).toBe(404);
  }, 60_000);

  it('ends within half a minute where nothing happens, for a session that was ended', async () => {
    await openToViewers();
    const { cookie, accountId } = await access.person('silent@example.test', 'viewer');
    const stream = await listen(cookie);
    await access.ask('POST', `${place}/people/${accountId}/end-sessions`, { cookie: owner });
    await expect.poll(stream.hasEnded, { timeout: 30_000 }).toBe(true);
    expect((await listen(cookie)).status).toBe(401);
  }, 60_000);

  it.each([
    ['of another site', { 'sec-fetch-site': 'cross-site' }],
    ['of a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['of another origin', { origin: 'https://evil.example' }],
    ['of the origin null', { origin: 'null' }],
  ])('does not begin for a page %s', async (_, headers) => {
    const path = `${url}/api/v1${ofConnection()}/sync/events`;
    const answer = await fetch(path, { headers: { cookie: owner, ...headers } });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'foreign-origin' });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
