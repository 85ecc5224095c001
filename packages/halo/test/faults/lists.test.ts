import { describe, expect, it } from 'vitest';
import { client, type HaloPage, lookup, status, ticket } from '../../src/index.ts';
import { errorOf, makeBench } from '../make-client.ts';
import { type PeerAnswer, sendJson } from '../peer.ts';

const rowsFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: first + index, name: `Client ${first + index}` }));

async function readAll(pages: AsyncIterable<HaloPage>) {
  const all: HaloPage[] = [];
  for await (const page of pages) all.push(page);
  return { pages: all, ids: all.flatMap(({ rows }) => rows.map(({ value }) => value['id'])) };
}

/** A list of `total` rows that never gives more than `cap` at once. Its pages lie by the size given, or by the size asked for. */
const cappedList =
  ({
    total,
    cap,
    by = 'given',
    count = total,
  }: {
    total: number;
    cap: number;
    by?: 'given' | 'asked';
    count?: unknown;
  }): PeerAnswer =>
  ({ query }, to) => {
    const asked = Number(query.get('page_size'));
    const size = Math.min(asked, cap);
    const from = (Number(query.get('page_no')) - 1) * (by === 'given' ? size : asked);
    const clients = rowsFrom(from + 1, Math.max(0, Math.min(size, total - from)));
    sendJson(to, {
      page_no: Number(query.get('page_no')),
      page_size: asked,
      ...(count === undefined ? {} : { record_count: count }),
      clients,
    });
  };

const upTo = (total: number) => Array.from({ length: total }, (_, index) => index + 1);

describe('F18: a page that comes twice', () => {
  it('is given twice and loses nothing', async () => {
    const { halo } = await makeBench(({ query }, to) => {
      const pageNo = Number(query.get('page_no'));
      const shown = pageNo >= 4 ? pageNo - 1 : pageNo;
      sendJson(to, {
        page_no: pageNo,
        page_size: 100,
        record_count: 717,
        clients: rowsFrom((shown - 1) * 100 + 1, shown <= 7 ? 100 : 17).slice(0, shown === 8 ? 17 : 100),
      });
    });
    const { pages, ids } = await readAllUntil(halo.listPages(client, { pageSize: 100 }), 9);
    expect(new Set(ids)).toEqual(new Set(upTo(717)));
    expect(pages.length).toBeGreaterThan(8);
  });

  async function readAllUntil(pages: AsyncIterable<HaloPage>, most: number) {
    const all: HaloPage[] = [];
    for await (const page of pages) {
      all.push(page);
      if (all.length === most) break;
    }
    return { pages: all, ids: all.flatMap(({ rows }) => rows.map(({ value }) => value['id'])) };
  }

  it('a list that ignores the number of the page ends with an error of its own', async () => {
    const { halo, peer } = await makeBench(({ query }, to) =>
      sendJson(to, { page_no: Number(query.get('page_no')), record_count: 9_999, clients: rowsFrom(1, 100) }),
    );
    expect(await errorOf(readAll(halo.listPages(client, { pageSize: 100 })))).toMatchObject({
      code: 'pages-repeat',
      disposition: 'skip',
    });
    expect(peer.requests.length).toBeLessThan(6);
  });

  it('a list that ignores it and has given everything just ends', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, { record_count: 100, clients: rowsFrom(1, 100) }));
    expect((await readAll(halo.listPages(client, { pageSize: 100 }))).ids).toEqual(upTo(100));
  });
});

describe('F19: rows that shift between pages', () => {
  it('pages are asked for in the order of the id, ascending', async () => {
    const { halo, peer } = await makeBench(cappedList({ total: 30, cap: 100 }));
    await readAll(halo.listPages(client));
    expect(Object.fromEntries(peer.requests.at(-1)?.query ?? [])).toEqual({
      includeinactive: 'true',
      order: 'id',
      orderdesc: 'false',
      pageinate: 'true',
      page_size: '500',
      page_no: '1',
    });
  });

  it('a row deleted before the cursor while paging shows in the count that comes along', async () => {
    let total = 250;
    const { halo } = await makeBench(({ query }, to) => {
      const from = (Number(query.get('page_no')) - 1) * 100;
      const all = rowsFrom(1, 250).filter(({ id }) => total === 250 || id !== 5);
      sendJson(to, { record_count: total, clients: all.slice(from, from + 100) });
      total = 249;
    });
    const { pages, ids } = await readAll(halo.listPages(client, { pageSize: 100 }));
    expect(ids).not.toContain(101);
    expect(pages.at(-1)?.recordCount).toBe(249);
    expect(ids).toHaveLength(249);
  });
});

describe('F20: record_count lies', () => {
  const counts: readonly unknown[] = [0, 1, 717, '717', 'many', null, undefined, 10_000, -4, 12.5, 716, 718];
  it.each(counts)('%s: all 717 rows, and the paging ends', async (count) => {
    const { halo, peer } = await makeBench(cappedList({ total: 717, cap: 100, count }));
    const { ids } = await readAll(halo.listPages(client, { pageSize: 100 }));
    expect(ids).toEqual(upTo(717));
    expect(peer.requests.filter(({ path }) => path === '/api/Client').length).toBeLessThanOrEqual(9);
  });

  it('changes with every page', async () => {
    let page = 0;
    const { halo } = await makeBench((request, to) => {
      page += 1;
      return cappedList({ total: 320, cap: 100, count: page * 37 })(request, to);
    });
    expect((await readAll(halo.listPages(client, { pageSize: 100 }))).ids).toEqual(upTo(320));
  });

  it('an empty list is one empty page', async () => {
    const { halo, peer } = await makeBench(cappedList({ total: 0, cap: 100 }));
    const { pages } = await readAll(halo.listPages(client));
    expect(pages).toMatchObject([{ pageNo: 1, rows: [], recordCount: 0, isLast: true }]);
    expect(peer.requests.filter(({ path }) => path === '/api/Client')).toHaveLength(1);
  });
});

describe('F21: the page size is capped', () => {
  it.each(['given', 'asked'] as const)('all 717 of 717, when pages lie by the size %s', async (by) => {
    const { halo } = await makeBench(cappedList({ total: 717, cap: 100, by }));
    const { ids, pages } = await readAll(halo.listPages(client, { pageSize: 1000 }));
    expect(ids).toEqual(upTo(717));
    expect(pages.map(({ pageNo }) => pageNo)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('the cap is remembered for the next time', async () => {
    const { halo, peer, events } = await makeBench(cappedList({ total: 250, cap: 100 }));
    await readAll(halo.listPages(client));
    expect(events).toContainEqual({ kind: 'page-size-learned', entity: 'client', asked: 500, given: 100 });
    await readAll(halo.listPages(client, { pageSize: 500 }));
    expect(peer.requests.at(-1)?.query.get('page_size')).toBe('100');
  });

  it('a short list whose rows have all come costs one request', async () => {
    const { halo, peer } = await makeBench(cappedList({ total: 137, cap: 500 }));
    const { pages } = await readAll(halo.listPages(client));
    expect(pages).toMatchObject([{ isLast: true }]);
    expect(peer.requests.filter(({ path }) => path === '/api/Client')).toHaveLength(1);
  });

  it('a count that stands for the page and not for the list ends nothing', async () => {
    const { halo } = await makeBench(({ query }, to) => {
      const from = (Number(query.get('page_no')) - 1) * 100;
      const clients = rowsFrom(from + 1, Math.max(0, Math.min(100, 250 - from)));
      sendJson(to, { record_count: clients.length, clients });
    });
    expect((await readAll(halo.listPages(client))).ids).toEqual(upTo(250));
  });

  it('paging takes up where it is told to', async () => {
    const { halo } = await makeBench(cappedList({ total: 717, cap: 100 }));
    const { ids } = await readAll(halo.listPages(client, { fromPage: 6, pageSize: 100 }));
    expect(ids).toEqual(upTo(717).slice(500));
  });
});

describe('F22: shapes of lists', () => {
  const rows = rowsFrom(1, 3);
  it.each([
    ['an envelope', { record_count: 3, columns: [{ id: 1 }], columns_id: 4, clients: rows }],
    ['an envelope in other case', { Record_Count: 3, Clients: rows }],
    ['an unknown key', { record_count: 3, columns: [{ id: 1 }], client_ids: [1, 2, 3], areas: rows }],
    ['a bare array', rows],
    ['a count as text', { record_count: '3', clients: rows }],
  ])('%s', async (_, json) => {
    const { halo } = await makeBench((_request, to) => sendJson(to, json));
    const { ids, pages } = await readAll(halo.listPages(client));
    expect(ids).toEqual([1, 2, 3]);
    expect(pages[0]?.isBareArray).toBe(Array.isArray(json));
  });

  it('a single object is a list of one', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, { id: 9, name: 'Only', customfields: [{ id: 1 }] }));
    expect((await readAll(halo.listPages(client))).ids).toEqual([9]);
  });

  it('null under the known key is an empty list', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, { record_count: 0, clients: null }));
    expect((await readAll(halo.listPages(client))).ids).toEqual([]);
  });

  it('anything else is unreadable, told by names and types alone', async () => {
    const { halo } = await makeBench((_, to) =>
      sendJson(to, { message: 'Confidential Ltd', first: [{ a: 1 }], second: [{ b: 2 }] }),
    );
    const error = await errorOf(readAll(halo.listPages(client)));
    expect(error).toMatchObject({
      code: 'unexpected-shape',
      disposition: 'skip',
      shape: '{"message":"string","first":"array","second":"array"}',
    });
    expect(error.message).not.toContain('Confidential');
  });

  it('members that are no objects are set apart, the others stay', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, [{ id: 1 }, 7, null, 'x', [1], { id: 2 }]));
    const { ids, pages } = await readAll(halo.listPages(status));
    expect(ids).toEqual([1, 2]);
    expect(pages[0]?.notRows).toEqual([7, null, 'x', [1]]);
  });

  it('a list without paging is asked for once, and paging words are not sent', async () => {
    const { halo, peer } = await makeBench((_, to) => sendJson(to, rowsFrom(1, 500)));
    const { pages } = await readAll(halo.listPages(status));
    expect(pages).toMatchObject([{ isLast: true, isBareArray: true }]);
    expect(peer.requests.at(-1)?.query.has('page_no')).toBe(false);
  });

  it('a bare array as long as a page is asked further, and ends when it repeats', async () => {
    const { halo, peer } = await makeBench((_, to) => sendJson(to, rowsFrom(1, 100)));
    expect((await readAll(halo.listPages(ticket))).ids).toEqual(upTo(100));
    expect(peer.requests.filter(({ path }) => path === '/api/Tickets')).toHaveLength(2);
  });

  it('the parent of a list comes by the query, and a query may take members away', async () => {
    const { halo, peer } = await makeBench((_, to) => sendJson(to, []));
    await readAll(halo.listPages(lookup, { query: { lookupid: '12' } }));
    await readAll(halo.listPages(client, { query: { includeinactive: undefined }, order: { field: 'name', descending: true } }));
    expect(peer.requests.find(({ path }) => path === '/api/Lookup')?.query.get('lookupid')).toBe('12');
    const asked = peer.requests.at(-1)?.query;
    expect([asked?.has('includeinactive'), asked?.get('order'), asked?.get('orderdesc')]).toEqual([false, 'name', 'true']);
  });
});
