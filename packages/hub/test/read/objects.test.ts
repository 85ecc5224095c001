import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { figures } from '../../src/catalog/figures/index.ts';
import { objects } from '../../src/catalog/objects/index.ts';
import { eraseTicketText } from '../../src/engine/governance/erase-ticket-text.ts';
import { cleanHtml, textOfHtml } from '../../src/engine/read/clean-html.ts';
import { planList } from '../../src/engine/read/plan-list.ts';
import { columnsOf } from '../../src/engine/read/record-columns.ts';
import { searchSourceOf } from '../../src/engine/read/search-source.ts';
import { readSearchText } from '../../src/engine/read/search-text.ts';
import { weekBegan } from '../../src/engine/read/week-began.ts';
import { eraseClient } from '../../src/features/governance/erase-client.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { openApi, type TestApi } from './open-api.ts';

let mirror: SandboxMirror;
let api: TestApi;
let client: number;
const truth = (entity: string) => [...mirror.sandbox.oracle.snapshot(entity)];
beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 33, world: { tickets: 60, assets: 30 } });
  for (let key = 2; key <= 60; key += 2) mirror.sandbox.control.edit({ entity: 'ticket', key, changes: { dateclosed: null } });
  const evil =
    '<p onclick="x()">Hello<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">go</a></p>';
  mirror.sandbox.control.edit({ entity: 'ticket', key: 5, changes: { details_html: evil, summary: 'Zebra printer 100%_jam' } });
  await mirror.sync({ part: 'all' });
  await mirror.sync({ record: { entity: 'ticket', id: 5 } });
  client = Number(truth('ticket').find(({ id }) => id === 5)?.['client_id']);
  api = await openApi(mirror.store);
  const connectionIds = [mirror.connectionId];
  const may = ['read-data'] as const;
  api.be('all', { reader: { connectionIds, clients: null }, may });
  api.be('one', { reader: { connectionIds, clients: [{ connectionId: mirror.connectionId, clientId: client }] }, may });
  await index();
}, 400_000);
afterAll(async () => {
  await api.close();
  await mirror.close();
});

const base = () => `/api/v1/workspaces/1/connections/${mirror.connectionId}`;
const get = (path: string, who = 'all') => api.ask(who, 'GET', path);
const list = (entity: string, filters: unknown, sort: string | null, who = 'all') =>
  get(
    `${base()}/records/${entity}?${new URLSearchParams({ filters: JSON.stringify(filters), limit: '200', withTotal: 'true', ...(sort === null ? {} : { sort }) })}`,
    who,
  );
const search = async (text: string, who = 'all') =>
  (await get(`/api/v1/workspaces/1/search?${new URLSearchParams({ text })}`, who)).body.groups as {
    entity: string;
    items: { key: number; title: string; by: string }[];
  }[];
const index = () =>
  api.house.main.explore.indexForSearch({ connectionId: mirror.connectionId, signal: new AbortController().signal });

describe('the definitions', () => {
  it('of objects and figures stand in their lists, one file each', () => {
    const filesOf = (folder: string, others: readonly string[]) =>
      readdirSync(new URL(`../../src/catalog/${folder}/`, import.meta.url))
        .map((name) => name.replace('.ts', ''))
        .filter((name) => !['index', ...others].includes(name))
        .sort();
    expect(filesOf('objects', ['define-object', 'neighbours'])).toEqual(
      objects.map(({ entity }) => entity.replaceAll('_', '-')).sort(),
    );
    expect(filesOf('figures', ['define-figure'])).toEqual(figures.map(({ id }) => id).sort());
  });

  it('of objects name columns, neighbours and questions that are there', () => {
    for (const object of objects) {
      const entity = entities.find(({ table }) => table === object.entity);
      if (!entity) throw new TypeError(object.entity);
      const { headline, groups, neighbours } = object;
      const named = [
        ...[...object.title, ...object.subtitle, ...object.words, ...(headline.who ?? []), ...(headline.where ?? [])],
        ...[...(headline.open?.columns ?? []), ...(headline.bought?.columns ?? []), ...groups.flatMap(({ columns }) => columns)],
        ...neighbours.flatMap(({ where }) => Object.values(where)),
      ];
      for (const name of named) expect([object.entity, name, columnsOf(entity).has(name)]).toEqual([object.entity, name, true]);
      const names = neighbours.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const name of [...(headline.open?.neighbours ?? []), ...(headline.bought?.neighbours ?? [])])
        expect(names).toContain(name);
      for (const { entity: table, where, filters = [], sort, columns } of neighbours) {
        const theirs = entities.find((one) => one.table === table);
        if (!theirs) throw new TypeError(table);
        const joined = Object.keys(where).map((column) => ({ column, is: 'equals' as const, value: '1' }));
        planList(
          theirs,
          { filters: [...joined, ...filters], columns: [...columns], deleted: 'no', ...(sort === undefined ? {} : { sort }) },
          { connectionId: 1, reader: { connectionIds: [1], clients: null } },
        );
      }
      expect(searchSourceOf(object, entity).title.length).toBeGreaterThan(0);
    }
  });
});

describe('an object page', () => {
  it('shows a client with the number of everything that it has, as the sandbox counts', async () => {
    const { status, body } = await get(`${base()}/records/client/${client}`);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.title).toBe(truth('client').find(({ id }) => id === client)?.['name']);
    const of = (entity: string) => truth(entity).filter((row) => row['client_id'] === client);
    const counts = Object.fromEntries(
      body.neighbours.map((one: { name: string; total: { count: number } }) => [one.name, one.total.count]),
    );
    expect(counts).toMatchObject({
      'open-tickets': of('ticket').filter((row) => row['dateclosed'] === null).length,
      sites: of('site').length,
      users: of('user').length,
      assets: of('asset').length,
      contracts: of('client-contract').length,
      invoices: of('invoice').length,
      quotations: of('quotation').length,
    });
    for (const { entity, filters, sort, total } of body.neighbours)
      expect((await list(entity, filters, sort)).body.total, entity).toEqual(total);
    expect(body.headline.map(({ question }: { question: string }) => question)).toEqual([
      'who',
      'where',
      'open',
      'bought',
      'changed',
      'halo',
    ]);
    expect(body).toMatchObject({ isHaloUrlExact: false, deletedAt: null, proof: { isComplete: true } });
    expect(Date.parse(body.lastSeenAt)).toBeGreaterThan(Date.now() - 3_600_000);
    expect(body.history.versions).toHaveLength(1);
  });

  it('shows the software of an asset', async () => {
    const did = Number(truth('asset-software')[0]?.['did']);
    const { body } = await get(`${base()}/records/asset/${did}`);
    const software = body.neighbours.find(({ name }: { name: string }) => name === 'software');
    expect(software.total.count).toBe(truth('asset-software').filter((row) => row['did'] === did).length);
  });

  it('shows HTML cleaned, and its text (S19)', async () => {
    const { body } = await get(`${base()}/records/ticket/5`);
    expect(body.html.detailsHtml).toContain('Hello');
    expect(JSON.stringify([body.html, body.values])).not.toMatch(/<script|onerror|onclick|javascript:|<img/i);
    expect(body.values.detailsHtml).toBe('Hellogo');
    expect(textOfHtml('<p>a &lt;b&gt; &amp;amp;</p><p>c<br>d</p>')).toBe('a <b> &amp;\nc\nd');
    expect(cleanHtml('<svg/onload=alert(1)><style>*{}</style><iframe src="//x"></iframe><b>x</b>')).toBe('<b>x</b>');
  });

  it('tells the sent text to the letter, and the past of one record', async () => {
    const raw = (await get(`${base()}/records/ticket/5/raw`)).body;
    expect(JSON.parse(raw.list)).toMatchObject({ id: 5 });
    expect(JSON.parse(raw.detail)).toMatchObject({ id: 5 });
    const past = await get(`${base()}/records/ticket/5/as-of?at=${new Date().toISOString()}`);
    expect(past.body.values).toMatchObject({ id: 5, clientId: client });
    expect((await get(`${base()}/records/ticket/5/as-of?at=2001-01-01T00:00:00Z`)).body.values).toBe(null);
  });

  it('of another client is not there, for whoever may not see it', async () => {
    const other = truth('ticket').find((row) => row['client_id'] !== client)?.['id'];
    const otherClient = truth('client').find(({ id }) => id !== client)?.['id'];
    for (const path of [`ticket/${other}`, `client/${otherClient}`, 'agent/2', 'ticket/99999999'])
      for (const tail of ['', '/raw']) {
        const { body } = await get(`${base()}/records/${path}${tail}`, 'one');
        expect([path, body.code]).toEqual([path, 'record-not-found']);
      }
    expect((await get(`${base()}/records/client/${client}`, 'one')).status).toBe(200);
    expect((await get(`${base()}/records/ticket/1%27`)).body.code).toBe('bad-record-key');
  });
});

describe('a search', () => {
  it('finds by number first, then by the start of the title, then by words within', async () => {
    const name = String(truth('client').find(({ id }) => id === client)?.['name']);
    expect((await search(name.slice(0, 5))).find(({ entity }) => entity === 'client')?.items[0]).toMatchObject({ by: 'start' });
    expect((await search('#5')).find(({ entity }) => entity === 'ticket')?.items).toMatchObject([{ key: 5, by: 'number' }]);
    expect((await search('zebra')).flatMap(({ items }) => items)).toMatchObject([{ key: 5, by: 'start' }]);
    expect((await search('JAM printer')).flatMap(({ items }) => items)).toMatchObject([{ key: 5, by: 'words' }]);
    expect((await search('100%_j')).flatMap(({ items }) => items)).toMatchObject([{ key: 5, by: 'words' }]);
  });

  it('takes no sign for a pattern and answers whatever is typed (S24)', async () => {
    for (const text of ['', ' ', '%', '%%%', '___', '\\', '(a+)+$', "'; --", '\u202e', 'a'.repeat(200)])
      expect([text, (await search(text)).length]).toEqual([text, 0]);
    expect(readSearchText('a_b %c').patterns).toEqual(['%a\\_b%', '%\\%c%']);
  });

  it('finds nothing of another client for whoever is limited, and nothing that belongs to none', async () => {
    const own = truth('user').find((row) => row['client_id'] === client && row['emailaddress'] !== '');
    const strange = truth('user').find((row) => row['client_id'] !== client && row['emailaddress'] !== '');
    const keys = async (row: typeof own, who: string) =>
      (await search(String(row?.['emailaddress']), who)).flatMap(({ items }) => items).map(({ key }) => key);
    expect(await keys(own, 'one')).toContain(own?.['id']);
    expect(await keys(strange, 'all')).toContain(strange?.['id']);
    expect(await keys(strange, 'one')).not.toContain(strange?.['id']);
    const agent = String(truth('agent')[2]?.['name']);
    expect((await search(agent)).some(({ entity }) => entity === 'agent')).toBe(true);
    expect((await search(agent, 'one')).some(({ entity }) => entity === 'agent')).toBe(false);
    expect((await search('#7', 'one')).filter(({ entity }) => entity === 'agent')).toEqual([]);
  });

  it('follows what changes, and forgets what is deleted', async () => {
    mirror.sandbox.control.edit({ entity: 'ticket', key: 7, changes: { summary: 'Quagga on the line' } });
    await mirror.sync({ only: ['ticket'], full: true });
    expect(await search('quagga')).toEqual([]);
    await index();
    expect((await search('quagga')).flatMap(({ items }) => items)).toMatchObject([{ key: 7 }]);
    await mirror.query('UPDATE mirror.ticket SET deleted_at = now(), synced_at = now() WHERE id = 7');
    await index();
    expect(await search('quagga')).toEqual([]);
  });
});

describe('the overview', () => {
  it('counts exactly the rows that its questions open', async () => {
    for (const who of ['all', 'one']) {
      const { status, body } = await get(`${base()}/overview?zone=Europe/London`, who);
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body.figures.map(({ id }: { id: string }) => id)).toEqual(figures.map(({ id }) => id));
      for (const { id, entity, filters, sort, count, value } of body.figures) {
        const rows = await list(entity, filters, sort, who);
        expect([id, rows.body.total]).toEqual([id, count]);
        expect([id, rows.body.items.length]).toEqual([id, Math.min(count.count, 200)]);
        if (id === 'oldest-ticket') expect(value === null).toBe(count.count === 0);
      }
      const open = truth('ticket').filter((row) => row['dateclosed'] === null && (who === 'all' || row['client_id'] === client));
      const figure = body.figures.find(({ id }: { id: string }) => id === 'open-tickets');
      // Ticket 7 was marked as deleted above.
      expect(figure.count.count).toBe(open.filter(({ id }) => id !== 7).length);
      expect(body.syncAges.find(({ entity }: { entity: string }) => entity === 'ticket').lastSuccessAt).not.toBe(null);
      expect(body.notYet).toMatchObject([{ id: 'unmapped' }]);
    }
  });

  it('begins the week on Monday where the reader is', () => {
    const began = (now: string, zone: string) => weekBegan(new Date(now), zone).toISOString();
    expect(began('2026-11-30T00:30:00Z', 'UTC')).toBe('2026-11-30T00:00:00.000Z');
    expect(began('2026-11-30T00:30:00Z', 'America/New_York')).toBe('2026-11-23T05:00:00.000Z');
    expect(began('2026-11-29T13:30:00Z', 'Pacific/Auckland')).toBe('2026-11-29T11:00:00.000Z');
    // The clocks went back on Sunday the 25th of October; Monday the 19th began in summer time.
    expect(began('2026-10-25T12:00:00Z', 'Europe/London')).toBe('2026-10-18T23:00:00.000Z');
  });
});

it('what is erased is found no more', async () => {
  const deps = { store: mirror.store, workspaceId: 1, clock: systemClock, actor: localOperator(), entities };
  const entries = (where: string) => mirror.query(`SELECT FROM hub.search_entry WHERE ${where}`);
  await mirror.store.inWorkspace(1, (db) => eraseTicketText(db, { connectionId: mirror.connectionId, entities }));
  expect(await entries(`words LIKE '%zebra%'`)).toEqual([]);
  await index();
  expect(await entries(`entity = 'ticket' AND title LIKE '#%'`)).not.toEqual([]);
  expect(await entries(`client_id = ${client}`)).not.toEqual([]);
  await eraseClient(deps, { connectionId: mirror.connectionId, connectionName: 'test', clientId: client });
  expect(await entries(`client_id = ${client}`)).toEqual([]);
}, 120_000);
