import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillWorkspace, type WorkspaceThings } from './fill-workspace.ts';
import { openAccess, type TestAccess } from './open-access.ts';

let access: TestAccess;
let ours: WorkspaceThings;
let theirs: WorkspaceThings;
let owner: string;
/** Each limited to one of two clients of the same connection. */
const limited: string[] = [];
let stranger: string;

beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  await access.ask('POST', '/workspaces', { cookie: owner, body: { name: 'Other' } });
  stranger = (await access.person('stranger@example.test', 'owner', 2)).cookie;
  ours = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'ours' });
  theirs = await fillWorkspace(access, { workspaceId: 2, cookie: stranger, name: 'theirs' });
  const { connectionId } = ours;
  await access.store.inWorkspace(1, async (db) => {
    await db.client.query(
      `INSERT INTO mirror.client (connection_id, id, name, raw, synced_at) VALUES ($1, 2, 'Second client', '{"id":2}', now())`,
      [connectionId],
    );
    await db.client.query(
      `INSERT INTO mirror.ticket (connection_id, id, client_id, client_name, summary, raw, synced_at)
       VALUES ($1, 2, 2, 'Second client', 'Ticket of the second', '{"id":2}', now())`,
      [connectionId],
    );
  });
  for (const clientId of [1, 2]) {
    const person = await access.person(`limited${clientId}@example.test`, 'viewer');
    limited.push(person.cookie);
    const body = { clients: [{ connectionId, clientId }] };
    await access.ask('PUT', `/workspaces/1/people/${person.accountId}/clients`, { cookie: owner, body });
  }
  for (const workspace of await access.house.listHubs())
    await workspace.explore.indexForSearch({
      connectionId: workspace.workspaceId === 1 ? connectionId : theirs.connectionId,
      signal: new AbortController().signal,
    });
}, 240_000);
afterAll(() => access.close());

/** Without what is of the moment, or of one request. */
const steady = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|"requestId":"[^"]*"/g, '');

it('S52: what is answered to one is answered to nobody else, however the requests of many mix', async () => {
  const pathsOf = ({ workspaceId, connectionId }: WorkspaceThings) => {
    const of = `/workspaces/${workspaceId}/connections/${connectionId}`;
    return [
      `${of}/overview`,
      `${of}/records/ticket?columns=id,summary,clientName&sort=id&withTotal=true`,
      `${of}/records/client/1`,
      `${of}/records/client?columns=id,name`,
      `${of}/exports/ticket?format=csv&columns=id,summary`,
      `/workspaces/${workspaceId}/search?text=ticket%20of`,
      `/workspaces/${workspaceId}/views`,
      `/workspaces/${workspaceId}/exports`,
      `/workspaces/${workspaceId}/issues`,
      '/workspaces',
    ];
  };
  const people = [
    { who: 'owner', cookie: owner, paths: pathsOf(ours) },
    { who: 'of the first client', cookie: limited[0] ?? '', paths: pathsOf(ours) },
    { who: 'of the second client', cookie: limited[1] ?? '', paths: pathsOf(ours) },
    { who: 'stranger', cookie: stranger, paths: pathsOf(theirs) },
  ];
  const askings = people.flatMap(({ who, cookie, paths }) => paths.map((path) => ({ who, cookie, path })));
  const first = new Map<string, string>();
  for (const { who, cookie, path } of askings) {
    const answer = await access.ask('GET', path, { cookie });
    expect([who, path, answer.headers['cache-control'], answer.headers['etag']]).toEqual([who, path, 'no-store', undefined]);
    first.set(`${who} ${path}`, `${answer.status} ${steady(answer.text)}`);
  }
  const all = (who: string) =>
    [...first]
      .filter(([name]) => name.startsWith(`${who} `))
      .map(([, text]) => text)
      .join('\n');
  for (const name of ['Client of ours', 'Second client']) expect(all('owner')).toContain(name);
  expect(all('of the first client')).toContain('Ticket of ours');
  expect(all('of the first client')).not.toMatch(/Second client|of the second|theirs/);
  expect(all('of the second client')).toContain('Ticket of the second');
  expect(all('of the second client')).not.toMatch(/Client of ours|Ticket of ours|theirs/);
  expect(all('stranger')).toContain('Ticket of theirs');
  expect(all('stranger')).not.toMatch(/ of ours|Second client|of the second/);
  for (let round = 0; round < 5; round += 1) {
    // Another order each time.
    const mixed = askings.toSorted(
      (one, other) => ((one.path.length * (round + 3)) % 7) - ((other.path.length * (round + 3)) % 7),
    );
    const answers = await Promise.all(mixed.map(({ cookie, path }) => access.ask('GET', path, { cookie })));
    for (const [index, { who, path }] of mixed.entries())
      expect(`${answers[index]?.status} ${steady(answers[index]?.text ?? '')}`, `${who} ${path}`).toBe(
        first.get(`${who} ${path}`),
      );
  }
}, 120_000);
