import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillWorkspace, type WorkspaceThings } from '../access/fill-workspace.ts';
import { openAccess, type TestAccess } from '../access/open-access.ts';
import { digestDatabase } from '../store/database-digest.ts';
import { bodyOfRoute, everyRoute, isStream, pathOfRoute } from './route-calls.ts';

let access: TestAccess;
let owner: string;
let things: WorkspaceThings;
beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  things = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'main' });
}, 240_000);
afterAll(() => access.close());

const reading = everyRoute.filter((route) => route.method === 'GET' && !isStream(route) && route.permission !== 'public');
const queryOf = ({ query }: (typeof everyRoute)[number]) => Object.keys(query?.shape ?? {});
const itemsOf = (text: string) => {
  const answer: unknown = JSON.parse(text);
  return typeof answer === 'object' && answer !== null && 'items' in answer ? answer.items : null;
};

const sql = [
  "'",
  "' OR '1'='1",
  "x'; DROP TABLE mirror.ticket; --",
  '1 OR 1=1',
  '1) UNION SELECT secret FROM hub.connection_secret --',
  "id' || pg_sleep(20) || '",
  '$1',
  '%27%20OR%201=1--',
  '\\',
  '\u0000',
];

describe('S15: SQL in the address', () => {
  it('is a word like any other in every parameter of every route that reads', async () => {
    const before = await digestDatabase(access.store);
    let tried = 0;
    for (const route of reading)
      for (const name of queryOf(route)) {
        const ask = (value: string) =>
          access.ask('GET', `${pathOfRoute(route, things)}?${new URLSearchParams({ [name]: value })}`, { cookie: owner });
        // What a word brings that is nowhere: no SQL may bring more.
        const plain = await ask('zzzz');
        for (const text of sql) {
          const answer = await ask(text);
          const about = [route.name, name, text, answer.status];
          expect([...about, answer.text.slice(0, 200), [200, 400, 404, 422].includes(answer.status)]).toContain(true);
          expect(answer.text).not.toMatch(/syntax error|relation "|does not exist/);
          if (answer.status === 200 && plain.status === 200 && String(answer.headers['content-type']).includes('json'))
            expect([...about, itemsOf(answer.text)]).toEqual([...about, itemsOf(plain.text)]);
          tried += 1;
        }
      }
    expect(tried).toBeGreaterThan(400);
    expect(await digestDatabase(access.store)).toEqual(before);
  }, 240_000);

  it('is no name of anything in every part of every path', async () => {
    const before = await digestDatabase(access.store);
    for (const route of everyRoute.filter(({ path, permission }) => path.includes(':') && permission !== 'public'))
      for (const [, name = ''] of route.path.matchAll(/:(\w+)/g))
        for (const text of sql.filter((one) => one !== '\\')) {
          const body = bodyOfRoute(route, things);
          const answer = await access.ask(
            route.method as Parameters<TestAccess['ask']>[0],
            pathOfRoute(route, things, { [name]: encodeURIComponent(text) }),
            { cookie: owner, ...(body === undefined ? {} : { body }) },
          );
          const about = [route.name, name, text];
          expect([...about, [400, 404, 422].includes(answer.status), answer.text]).toEqual([...about, true, answer.text]);
        }
    expect(await digestDatabase(access.store)).toEqual(before);
  }, 240_000);
});

describe('S17: names that every object has', () => {
  const poisons = [
    '"__proto__":{"role":"owner","isInstallationOwner":true}',
    '"constructor":{"prototype":{"role":"owner"}}',
    '"__proto__":null',
    '"toString":"x"',
  ];

  it.each(poisons)('in a body are refused by every route that takes one: %s', async (poison) => {
    const before = await digestDatabase(access.store);
    for (const route of everyRoute.filter(({ body }) => body !== undefined)) {
      const text = JSON.stringify(bodyOfRoute(route, things));
      const poisoned = text === '{}' ? `{${poison}}` : `${text.slice(0, -1)},${poison}}`;
      const answer = await access.ask(route.method as 'POST', pathOfRoute(route, things), {
        cookie: owner,
        body: poisoned,
        headers: { 'content-type': 'application/json' },
      });
      expect([route.name, answer.status, answer.text]).toEqual([route.name, 400, answer.text]);
    }
    expect(await digestDatabase(access.store)).toEqual(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('in a query change nothing of what any route answers', async () => {
    const query =
      '__proto__[role]=owner&__proto__.role=owner&constructor[prototype][role]=owner&__proto__=1&constructor=1&toString=1';
    for (const route of reading.filter(({ name }) => name !== 'exports.direct')) {
      const plain = await access.ask('GET', pathOfRoute(route, things), { cookie: owner });
      const poisoned = await access.ask('GET', `${pathOfRoute(route, things)}?${query}`, { cookie: owner });
      expect([route.name, poisoned.status]).toEqual([route.name, plain.status]);
    }
    expect(({} as Record<string, unknown>)['role']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
