import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { openAccess, type TestAccess } from '../access/open-access.ts';

vi.setConfig({ testTimeout: 60_000 });

let access: TestAccess;
let owner: string;
let sourceId: number;
let key: string;

const address = {
  url: 'https://halo.example.test',
  resourceServer: 'https://halo.example.test/api',
  authServer: 'https://halo.example.test/auth',
};
const pc = { id: 'd1', companyId: 'c1', name: 'PC-1', serial: 'SN1', lastSeenAt: '2026-11-30T10:00:00Z', fields: { room: 'A' } };
const devicesOf = (...ids: readonly string[]) => ids.map((id) => ({ ...pc, id, name: `PC-${id}` }));

interface Pushed {
  readonly lists: Readonly<
    Record<
      string,
      {
        readonly received: number;
        readonly added: number;
        readonly changed: number;
        readonly gone: number;
        readonly missing: number;
      }
    >
  >;
}

const push = (
  body: unknown,
  idempotencyKey: string | null,
  more: { readonly key?: string; readonly cookie?: string; readonly source?: number } = { key },
) =>
  access.ask('POST', `/workspaces/1/sources/${more.source ?? sourceId}/records`, {
    ...(more.cookie === undefined ? { key: more.key ?? key } : { cookie: more.cookie }),
    body,
    ...(idempotencyKey === null ? {} : { headers: { 'idempotency-key': idempotencyKey } }),
  });
const records = async () =>
  access.store.inWorkspace(1, async (db) => {
    const { rows } = await db.client.query<{
      stream: string;
      id: string;
      isGone: boolean;
      isMissing: boolean;
      name: string | null;
    }>(
      `SELECT stream, external_id AS id, gone_at IS NOT NULL AS "isGone", missing_since IS NOT NULL AS "isMissing", record ->> 'name' AS name
         FROM hub.source_record WHERE source_id = $1 ORDER BY stream, external_id`,
      [sourceId],
    );
    return rows;
  });

beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  const connectionId = await access.store.inWorkspace(
    1,
    async (db) => (await insertConnection(db, { name: 'acme', tenant: null, clientId: 'c', ...address })).id,
  );
  const hub = access.house.hubOf(1, { kind: 'operator', name: 'tester', may: 'everything' });
  sourceId = (await hub.sources.add({ name: 'vendor', connector: 'push', connectionId, settings: { product: 'Acme Backup' } }))
    .id;
  await access.ask('PUT', `/workspaces/1/grants/${connectionId}`, { cookie: owner, body: { grantees: [{ role: 'owner' }] } });
  const made = await access.ask('POST', '/workspaces/1/api-keys', {
    cookie: owner,
    body: { name: 'Acme Backup', capabilities: ['push-records'] },
  });
  key = made.json<{ key: string }>().key;
}, 120_000);
afterAll(() => access.close());

it('what a product posts is kept, and the same post again changes nothing', async () => {
  const body = {
    companies: [{ id: 'c1', name: 'Fabrikam' }],
    devices: [pc],
    alerts: [{ id: 'a1', severity: 'major', title: 'Failed', state: 'open' }],
  };
  const first = await push(body, 'k-1');
  expect([first.status, first.text]).toEqual([200, first.text]);
  expect(first.json<Pushed>().lists).toEqual({
    companies: { received: 1, added: 1, changed: 0, gone: 0, missing: 0 },
    devices: { received: 1, added: 1, changed: 0, gone: 0, missing: 0 },
    alerts: { received: 1, added: 1, changed: 0, gone: 0, missing: 0 },
  });
  const again = await push(body, 'k-1');
  expect(again.json()).toEqual(first.json());
  const renewed = await push({ devices: [pc] }, 'k-2');
  expect(renewed.json<Pushed>().lists['devices']).toMatchObject({ added: 0, changed: 0 });
  expect(await records()).toHaveLength(3);
});

it('a key that is used for something else is refused, and nothing of it is taken', async () => {
  const before = await records();
  const answer = await push({ devices: devicesOf('other') }, 'k-1');
  expect([answer.status, answer.json<{ code: string }>().code]).toEqual([409, 'push-key-used']);
  expect(await records()).toEqual(before);
});

it('twenty posts of one key at once are taken once', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => push({ devices: devicesOf('d20') }, 'k-20')));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect((await records()).filter(({ id }) => id === 'd20')).toHaveLength(1);
});

it('a part says nothing of the rest; a whole list does, and what is named as gone is gone', async () => {
  await push({ devices: devicesOf('d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9', 'd20') }, 'k-3');
  expect((await records()).filter(({ isGone, isMissing }) => isGone || isMissing)).toEqual([]);
  const whole = await push(
    { devices: devicesOf('d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9'), whole: ['devices'] },
    'k-4',
  );
  expect(whole.json<Pushed>().lists['devices']).toMatchObject({ gone: 1, missing: 1 });
  // More than a fifth of a list at once is not believed.
  const few = await push({ devices: devicesOf('d1'), whole: ['devices'] }, 'k-5');
  expect(few.json<Pushed>().lists['devices']).toMatchObject({ gone: 0, missing: 8 });
  await push({ gone: { devices: ['d9'], alerts: ['a1'] } }, 'k-6');
  const gone = (await records()).filter(({ isGone }) => isGone).map(({ id }) => id);
  expect(gone.sort()).toEqual(['a1', 'd20', 'd9']);
});

it.each([
  ['a serial that is a number', { devices: [{ ...pc, serial: 4711 }] }, 'devices.0.serial'],
  ['a member that nobody knows', { devices: [{ ...pc, colour: 'red' }] }, 'devices.0'],
])('a post with %s is refused by its path, whole, and without its value', async (_name, body, path) => {
  const answer = await push({ companies: [{ id: 'c9', name: 'Not taken' }], ...body }, `bad-${path}`);
  expect([answer.status, answer.json<{ code: string }>().code]).toEqual([422, 'push-refused']);
  expect(answer.text).toContain(path);
  expect(answer.text).not.toMatch(/4711|red"/);
  expect((await records()).some(({ id }) => id === 'c9')).toBe(false);
});

it('a post without a key, with a key of no such right, or to a source that is read is refused', async () => {
  expect((await push({ devices: [] }, null)).status).toBe(400);
  expect((await push({ devices: [] }, 'with blanks inside')).status).toBe(400);
  const made = await access.ask('POST', '/workspaces/1/api-keys', {
    cookie: owner,
    body: { name: 'reader', capabilities: ['read-data'] },
  });
  expect((await push({ devices: [] }, 'k-7', { key: made.json<{ key: string }>().key })).status).toBe(403);
  expect((await push({ devices: [] }, 'k-8', { key: `${key.slice(0, -4)}aaaa` })).status).toBe(401);
  expect((await push({ devices: [] }, 'k-9', { key, source: 999 })).status).toBe(404);
});

it('five thousand devices fit in one post', async () => {
  const many = Array.from({ length: 5_000 }, (_, index) => ({
    ...pc,
    id: `m${index}`,
    name: `PC-${index}`,
    serial: `S${index}`,
  }));
  const answer = await push({ devices: many }, 'k-many');
  expect(answer.json<Pushed>().lists['devices']).toMatchObject({ received: 5_000, added: 5_000 });
});
