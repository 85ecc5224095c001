import { describe, expect, it } from 'vitest';
import { client, type HaloPage, shapeOf, status } from '../src/index.ts';
import { errorOf, makeBench } from './make-client.ts';
import { sendJson } from './peer.ts';

async function readAll(pages: AsyncIterable<HaloPage>) {
  const all: HaloPage[] = [];
  for await (const page of pages) all.push(page);
  return { pages: all, ids: all.flatMap(({ rows }) => rows.map(({ value }) => value['id'])) };
}

describe('the raw text of rows', () => {
  it('is the exact slice of the answer', async () => {
    const texts = ['{ "id" : 1,\n"a":"}]\\"" , "b":[{},[]] }', '{"id":2,"name":"\\u00e9"}', '{"id":3.0,"n":1.10}'];
    const { halo } = await makeBench((_, to) => {
      to.writeHead(200, { 'content-type': 'application/json' });
      to.end(`\ufeff { "clients" : [ ${texts.join(' ,\n ')} ] , "columns":[{"clients":[1]}], "record_count":3 }`);
    });
    const { pages } = await readAll(halo.listPages(client));
    expect(pages[0]?.rows.map(({ raw }) => raw)).toEqual(texts);
  });

  it('of duplicate members of the envelope the last one counts', async () => {
    const { halo } = await makeBench((_, to) => {
      to.writeHead(200, { 'content-type': 'application/json' });
      to.end('{"clients":[{"id":1}],"record_count":1,"clients":[{"id":2,"x":1}]}');
    });
    const { pages } = await readAll(halo.listPages(client));
    expect(pages[0]?.rows).toEqual([{ raw: '{"id":2,"x":1}', value: { id: 2, x: 1 } }]);
  });

  it('redacted members are cut out of text and value, at any depth and however written', async () => {
    const secret = 'iVBORw0KGgo';
    const { halo } = await makeBench((_, to) => {
      to.writeHead(200, { 'content-type': 'application/json' });
      to.end(
        `[{"logo":"${secret}","id":1,"name":"logo"},{"id":2,"lo\\u0067o":"${secret}","x":[{"LOGO":{"a":"${secret}"}, "y":1}]},{"id":3,"name":"\\"logo\\":"},{"lo\\u0067o":"${secret}","id":4}]`,
      );
    });
    const { pages } = await readAll(halo.listPages(client));
    expect(JSON.stringify(pages)).not.toContain(secret);
    expect(pages[0]?.rows.map(({ raw }) => raw)).toEqual([
      '{"id":1,"name":"logo"}',
      '{"id":2,"x":[{"y":1}]}',
      '{"id":3,"name":"\\"logo\\":"}',
      '{"id":4}',
    ]);
    for (const row of pages[0]?.rows ?? []) expect(row.value).toEqual(JSON.parse(row.raw));
  });
});

describe('ids, records and plain questions', () => {
  it.each([
    ['rows with the key alone', { clients: [{ id: 3 }, { id: 4 }] }],
    ['numbers', [3, 4]],
    ['an envelope of ids', { record_count: 2, clients: [], client_ids: [3, 4] }],
    ['texts', ['3', '4']],
  ])('ids as %s', async (_, json) => {
    const { halo, peer } = await makeBench((_request, to) => sendJson(to, json));
    expect(await halo.listIds(client)).toEqual([3, 4]);
    expect(peer.requests.at(-1)?.query.get('idonly')).toBe('true');
  });

  it('a list without the flag says so', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, []));
    expect(await errorOf(halo.listIds(status))).toMatchObject({ code: 'no-ids-only' });
  });

  it('a record, and null for one that is gone', async () => {
    const { halo, peer } = await makeBench(({ path }, to) =>
      path.endsWith('/4')
        ? sendJson(to, { Message: 'Not found' }, { status: 404 })
        : sendJson(to, { id: 3, logo: 'x', name: 'Three' }),
    );
    expect(await halo.read(client, 3)).toEqual({ raw: '{"id":3,"name":"Three"}', value: { id: 3, name: 'Three' } });
    expect(await halo.read(client, 4)).toBeNull();
    expect(peer.requests.find(({ path }) => path === '/api/Client/3')?.query.get('includedetails')).toBe('true');
  });

  it("403 is a missing right, 404 and 400 are told apart, with Halo's words kept aside", async () => {
    const { halo } = await makeBench(({ path }, to) =>
      sendJson(
        to,
        { Message: 'Invalid advanced search parameter for Confidential Ltd' },
        { status: Number(path.split('/').at(-1)) },
      ),
    );
    expect(await errorOf(halo.get('403'))).toMatchObject({ code: 'not-permitted', disposition: 'skip', status: 403 });
    expect(await errorOf(halo.get('404'))).toMatchObject({ code: 'not-found', disposition: 'skip', status: 404 });
    const refused = await errorOf(halo.get('400'));
    expect(refused).toMatchObject({
      code: 'request-refused',
      status: 400,
      haloSays: 'Invalid advanced search parameter for Confidential Ltd',
    });
    const { inspect } = await import('node:util');
    expect(JSON.stringify(refused) + inspect(refused) + refused.stack).not.toContain('Confidential');
  });

  it('shapes tell names and types only', () => {
    expect(shapeOf({ a: 1, b: 'x', c: [1], d: { e: 1 }, f: null, g: 1.5, h: true })).toEqual({
      a: 'integer',
      b: 'string',
      c: 'array',
      d: 'object',
      f: 'null',
      g: 'number',
      h: 'boolean',
    });
    expect(shapeOf([{ a: 1 }, 'x'])).toEqual([{ a: 'integer' }, 'string']);
  });
});
