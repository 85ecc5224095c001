import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { asset, status, ticket, workday } from '../src/index.ts';
import { errorOf, makeBench } from './make-client.ts';
import { sendJson } from './peer.ts';

describe('writing', () => {
  it.each([
    ['an object, 201', 201, { id: 7, summary: 'x' }],
    ['an array, 200', 200, [{ id: 7, summary: 'x' }, { id: 8 }]],
  ])('create posts an array of one and reads %s', async (_, httpStatus, json) => {
    const { halo, peer } = await makeBench((_request, to) => sendJson(to, json, { status: httpStatus }));
    const row = await halo.writer().create(ticket, { summary: 'x', client_id: 12 });
    expect(row).toEqual({ raw: '{"id":7,"summary":"x"}', value: { id: 7, summary: 'x' } });
    const sent = peer.requests.at(-1);
    expect([sent?.method, sent?.path, sent?.body]).toEqual(['POST', '/api/Tickets', '[{"summary":"x","client_id":12}]']);
    expect(sent?.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('update sends the id and only what is given', async () => {
    const { halo, peer } = await makeBench((_, to) => sendJson(to, { id: 7 }));
    await halo.writer().update(asset, { id: 7, values: { inventory_number: 'A-1' } });
    expect(JSON.parse(peer.requests.at(-1)?.body ?? '')).toEqual([{ inventory_number: 'A-1', id: 7 }]);
  });

  it('remove deletes, and what is gone already is null', async () => {
    const { halo, peer } = await makeBench(({ path }, to) =>
      path.endsWith('/8')
        ? sendJson(to, {}, { status: 404 })
        : path.endsWith('/9')
          ? to.writeHead(200).end()
          : sendJson(to, { id: 7 }),
    );
    expect((await halo.writer().remove(ticket, 7, { query: { reason: 'duplicate' } }))?.value).toEqual({ id: 7 });
    expect([peer.requests.at(-1)?.method, peer.requests.at(-1)?.query.get('reason')]).toEqual(['DELETE', 'duplicate']);
    expect(await halo.writer().remove(ticket, 8)).toBeNull();
    expect(await halo.writer().remove(ticket, 9)).toBeNull();
    expect(await errorOf(halo.writer().remove(ticket, '..'))).toMatchObject({ code: 'foreign-origin' });
  });

  it('what HaloPSA cannot write is refused here', async () => {
    const { halo, peer } = await makeBench((_, to) => sendJson(to, {}));
    const readOnly = [workday, status].find(({ writable }) => !writable) ?? { ...status, writable: false, deletable: false };
    expect(await errorOf(halo.writer().create(readOnly, {}))).toMatchObject({ code: 'not-writable' });
    expect(await errorOf(halo.writer().remove({ ...readOnly, deletable: false }, 1))).toMatchObject({ code: 'not-writable' });
    expect(peer.requests).toEqual([]);
  });

  const bodies: readonly (readonly [string, unknown, string | null, readonly string[]])[] = [
    ['resultCode', { resultCode: 4, errorMessage: 'No.' }, 'No.', []],
    ['a .NET exception', { ClassName: 'System.Exception', Message: 'No.' }, 'No.', []],
    ['Message', { Message: 'No.' }, 'No.', []],
    ['error', { error: 'No.' }, 'No.', []],
    [
      'model state',
      { '[0].outcome_id': ['A note needs an outcome.'], id: ['Bad.'] },
      'A note needs an outcome.',
      ['[0].outcome_id', 'id'],
    ],
    ['model state under errors', { title: 'Invalid', errors: { '[0].id': ['Bad.'] } }, 'Bad.', ['[0].id']],
    ['an array of errors', { errors: [{ message: 'No.' }] }, 'No.', []],
    ['a text', 'No.', 'No.', []],
    ['a long text', { Message: 'x'.repeat(1_000) }, 'x'.repeat(300), []],
  ];
  it.each(bodies)("400 as %s is told by fields, with Halo's words kept aside", async (_, json, says, paths) => {
    const { halo, peer, events } = await makeBench((_request, to) => sendJson(to, json, { status: 400 }));
    const error = await errorOf(halo.writer().create(ticket, {}));
    expect(error).toMatchObject({
      code: 'validation-refused',
      disposition: 'skip',
      status: 400,
      haloSays: says,
      fields: paths.map((path) => ({ path })),
    });
    expect(peer.requests.filter(({ path }) => path === '/api/Tickets')).toHaveLength(1);
    if (says !== null && says.length < 30 && says !== 'No.')
      expect(JSON.stringify(error) + inspect(error) + JSON.stringify(events)).not.toContain(says);
  });

  it('plain text and a page tell nothing, or little', async () => {
    const { halo } = await makeBench((_, to) => to.writeHead(400, { 'content-type': 'text/html' }).end('<h1>Bad Request</h1>'));
    expect(await errorOf(halo.writer().create(ticket, {}))).toMatchObject({ code: 'validation-refused', haloSays: null });
  });
});

describe('a write whose answer never came', () => {
  it.each([
    ['a reset', 'reset', 'write-uncertain'],
    ['a 500', 500, 'write-uncertain'],
    ['a 503', 503, 'write-uncertain'],
    ['an empty 200', 'empty', 'write-uncertain'],
    ['a page', 'page', 'write-uncertain'],
    ['half an answer', 'half', 'write-uncertain'],
  ])('%s: is uncertain, and it was sent once', async (_, how, code) => {
    const { halo, peer } = await makeBench((_request, to) => {
      if (how === 'reset') to.destroy();
      else if (how === 'empty') to.writeHead(200).end();
      else if (how === 'page') to.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>');
      else if (how === 'half') to.writeHead(201, { 'content-type': 'application/json' }).end('{"id":7,"summ');
      else to.writeHead(Number(how)).end();
    });
    expect(await errorOf(halo.writer().create(ticket, { summary: 'x' }))).toMatchObject({ code, disposition: 'tell-user' });
    expect(peer.requests.filter(({ path }) => path === '/api/Tickets')).toHaveLength(1);
  });

  it('what was certainly refused is sent again: 401 and 429', async () => {
    const answers = [401, 429, 201];
    const { halo, peer } = await makeBench((_, to) => sendJson(to, { id: 7 }, { status: answers.shift() ?? 500 }));
    expect((await halo.writer().create(ticket, {})).value).toEqual({ id: 7 });
    expect(peer.requests.filter(({ path }) => path === '/api/Tickets')).toHaveLength(3);
  });

  it('what certainly never left is sent again: the token endpoint failed, the host refused', async () => {
    let failures = 2;
    const { halo, peer } = await makeBench((_, to) => sendJson(to, { id: 7 }, { status: 201 }), {
      token: (_, to) => {
        failures -= 1;
        if (failures >= 0) to.writeHead(503).end();
        else sendJson(to, { access_token: 't', expires_in: 3600 });
      },
    });
    expect((await halo.writer().create(ticket, {})).value).toEqual({ id: 7 });
    await peer.close();
    expect(await errorOf(halo.writer().create(ticket, {}))).toMatchObject({ code: 'connection-refused' });
  });
});
