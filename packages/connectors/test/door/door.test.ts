import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '../../src/index.ts';
import { openDoor, Peer } from './open-door.ts';

let peer: Peer;
beforeEach(async () => {
  peer = await Peer.start();
});
afterEach(() => peer.stop());

const json =
  (value: unknown, status = 200) =>
  (_request: unknown, response: ServerResponse) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

describe('the door', () => {
  it('asks below its base address, with parameters in the query and a body as JSON or as a form', async () => {
    peer.answer = json({ ok: true });
    const { door } = openDoor(peer);
    await door.ask({ path: 'list', query: { a: '1 2', b: undefined } });
    await door.ask({ method: 'POST', path: 'call', body: { kind: 'json', json: { x: 1 } } });
    await door.ask({ method: 'POST', path: 'call', body: { kind: 'form', form: { x: 'ä&b' } } });
    expect(peer.asked.map(({ method, url, text }) => [method, url, text])).toEqual([
      ['GET', '/api/list?a=1+2', ''],
      ['POST', '/api/call', '{"x":1}'],
      ['POST', '/api/call', 'x=%C3%A4%26b'],
    ]);
  });

  it.each(['../admin', '/admin', '//elsewhere.example/x', 'https://elsewhere.example/api/x', '%2e%2e/admin'])(
    'does not ask what lies elsewhere: %s',
    async (path) => {
      const { door } = openDoor(peer);
      await expect(door.ask({ path })).rejects.toMatchObject({ code: 'foreign-origin', disposition: 'stop' });
      expect(peer.asked).toEqual([]);
    },
  );

  it('follows a redirect within the origin, for a read', async () => {
    peer.answer = (request, response) =>
      request.url === '/api/old' ? response.writeHead(307, { location: '/api/new' }).end() : response.end('{"new":true}');
    const { door } = openDoor(peer);
    expect((await door.ask({ path: 'old' })).json).toEqual({ new: true });
    await expect(door.ask({ method: 'POST', path: 'old', isRepeatable: true })).rejects.toMatchObject({ code: 'foreign-origin' });
  });

  it('reads no more than it may, counted once decompressed', async () => {
    peer.answer = (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(4 * 1_048_576, ' ')));
    const { door } = openDoor(peer);
    await expect(door.ask({ path: 'list' })).rejects.toMatchObject({ code: 'answer-too-large', disposition: 'skip' });
    expect(peer.asked).toHaveLength(1);
  });

  it('does not wait for ever, neither for an answer nor for the rest of one', async () => {
    const { door } = openDoor(peer, { totalMs: 60 });
    peer.answer = () => undefined;
    await expect(door.ask({ path: 'list' })).rejects.toMatchObject({ code: 'answer-too-slow', disposition: 'retry' });
    peer.answer = (_request, response) => response.writeHead(200).write('[1,');
    await expect(door.ask({ path: 'list' })).rejects.toMatchObject({ code: 'answer-too-slow' });
    expect(peer.asked).toHaveLength(8); // four tries each
  });

  it('ends where the caller gives up, with the reason of the caller', async () => {
    peer.answer = () => undefined;
    const { door } = openDoor(peer);
    const giving = new AbortController();
    const asking = door.ask({ path: 'list' }, { signal: giving.signal });
    setTimeout(() => giving.abort(new Error('given up')), 50);
    await expect(asking).rejects.toThrow('given up');
  });

  it('knows an answer that breaks off in the middle', async () => {
    peer.answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('[1,2');
      setTimeout(() => response.destroy(), 10);
    };
    await expect(openDoor(peer).door.ask({ path: 'list' })).rejects.toMatchObject({
      code: 'answer-cut-off',
      disposition: 'retry',
    });
  });

  it('sends a write once, whatever becomes of it', async () => {
    peer.answer = json({}, 503);
    const { door } = openDoor(peer);
    await expect(door.ask({ method: 'POST', path: 'alert/1/reset' })).rejects.toMatchObject({ code: 'vendor-failed' });
    expect(peer.asked).toHaveLength(1);
    await expect(door.ask({ method: 'PATCH', path: 'alerts', isRepeatable: true })).rejects.toMatchObject({
      code: 'vendor-failed',
    });
    expect(peer.asked).toHaveLength(5);
  });

  it('waits as long as the tool asks, for all who ask it', async () => {
    let refusals = 1;
    peer.answer = (_request, response) => {
      if (refusals > 0) response.writeHead(429, { 'retry-after': '42' }).end();
      else response.end('{}');
      refusals -= 1;
    };
    const { door, clock, events } = openDoor(peer);
    const begun = clock.now();
    await Promise.all([door.ask({ path: 'a' }), door.ask({ path: 'b' })]);
    expect(clock.now() - begun).toBe(42_000);
    expect(events).toContainEqual({ kind: 'rate-limited', endpoint: expect.stringContaining('GET /api/'), pauseMs: 42_000 });
  });

  it('takes an empty answer of a write, and no empty answer of a read', async () => {
    peer.answer = (_request, response) => response.writeHead(204).end();
    const { door } = openDoor(peer);
    expect((await door.ask({ method: 'POST', path: 'x', mayBeEmpty: true })).json).toBeNull();
    await expect(door.ask({ path: 'x' })).rejects.toMatchObject({ code: 'answer-cut-off' });
  });

  it('leaves to the network of the hub which address may be asked, and hands its error on as it is', async () => {
    class RefusedByPolicyError extends Error {
      readonly code = 'private-address';
      readonly disposition = 'tell-user';
    }
    const refusal = new RefusedByPolicyError('not here');
    const network: Network = {
      assertReachable: async () => {
        throw refusal;
      },
      fetch: () => Promise.reject(new Error('never asked')),
    };
    await expect(openDoor(peer, { network }).door.ask({ path: 'list' })).rejects.toBe(refusal);
  });

  it('asks the network again before it follows a redirect', async () => {
    const looked: string[] = [];
    peer.answer = (request, response) =>
      request.url === '/api/a' ? response.writeHead(302, { location: '/b' }).end() : response.end('{}');
    const network: Network = {
      assertReachable: async (url) => void looked.push(url.pathname),
      fetch: (url, request) => fetch(url, request),
    };
    await openDoor(peer, { network }).door.ask({ path: 'a' });
    expect(looked).toEqual(['/api/a', '/b']);
  });

  it('quotes no answer in an error', async () => {
    peer.answer = (_request, response) => response.end('{"token": "door-s3cret", "cut": "');
    const error = await openDoor(peer)
      .door.ask({ path: 'list', query: { q: 'in-the-query' } })
      .catch((caught: unknown) => caught);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/door-s3cret|in-the-query/);
    expect(error).toMatchObject({ endpoint: 'GET /api/list', message: expect.stringContaining('Acme RMM') });
  });
});
