import { describe, expect, it } from 'vitest';
import { errorOf, makeBench } from '../make-client.ts';
import { sendJson, sendToken } from '../peer.ts';

const rows = { page_no: 1, page_size: 500, record_count: 1, clients: [{ id: 1, name: 'Fernhill Dental' }] };
const bearerOf = (headers: { authorization?: string | undefined }) => headers.authorization ?? '';

describe('F01: 401 in the middle', () => {
  it('costs one new token and one retry of the same page', async () => {
    let isRevoked = true;
    const { halo, peer } = await makeBench((_, to) => {
      if (isRevoked) {
        isRevoked = false;
        to.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
      } else sendJson(to, rows);
    });
    const answer = await halo.get('Client', { page_no: '7' });
    expect(answer.status).toBe(200);
    expect(peer.tokenRequests).toHaveLength(2);
    const pages = peer.requests.filter(({ path }) => path === '/api/Client');
    expect(pages.map(({ query }) => query.get('page_no'))).toEqual(['7', '7']);
    expect(bearerOf(pages[0]?.headers ?? {})).not.toBe(bearerOf(pages[1]?.headers ?? {}));
  });

  it('a second 401 ends it, and no more than two tokens are asked for in the next minute', async () => {
    const { halo, peer, clock } = await makeBench((_, to) => to.writeHead(401).end());
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'needs-sign-in', disposition: 'stop' });
    for (let second = 0; second < 50; second += 1) {
      clock.jump(1_000);
      expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'needs-sign-in' });
    }
    expect(peer.tokenRequests).toHaveLength(2);
    clock.jump(20_000);
    await errorOf(halo.get('Client'));
    expect(peer.tokenRequests.length).toBeGreaterThan(2);
  });

  it('a second token whose first use is lost on the wire is still the second one: no third is asked for', async () => {
    let requests = 0;
    const { halo, peer } = await makeBench((_, to) => {
      requests += 1;
      if (requests === 2) to.destroy();
      else to.writeHead(401).end();
    });
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'needs-sign-in' });
    expect(peer.tokenRequests).toHaveLength(2);
  });

  it('a second token that nobody used for an hour and that died meanwhile is replaced', async () => {
    let refused = 0;
    const { halo, peer, clock } = await makeBench(
      ({ path }, to) => {
        if (refused === 0 || (refused === 1 && path.endsWith('/Site'))) {
          refused += 1;
          to.writeHead(401).end();
        } else if (refused === 1) to.writeHead(404).end();
        else sendJson(to, rows);
      },
      { token: (_, to) => sendToken(to, { expires_in: 86_400 }) },
    );
    expect(await errorOf(halo.get('Client'))).toMatchObject({ status: 404 });
    clock.jump(3_600_000);
    expect((await halo.get('Site')).status).toBe(200);
    expect(peer.tokenRequests).toHaveLength(3);
  });

  it('a 401 for one thing only is a missing right: everything else goes on', async () => {
    const { halo, peer } = await makeBench(({ path }, to) =>
      path.startsWith('/api/Invoice') ? to.writeHead(401).end() : sendJson(to, rows),
    );
    await halo.get('Client');
    expect(await errorOf(halo.get('Invoice'))).toMatchObject({ code: 'not-permitted', disposition: 'skip', status: 401 });
    const before = peer.tokenRequests.length;
    for (let time = 0; time < 5; time += 1) await errorOf(halo.get('Invoice/4'));
    expect((await halo.get('Client')).status).toBe(200);
    expect(peer.tokenRequests).toHaveLength(before);
  });
});

describe('F02: the life of a token', () => {
  it.each([0, -5, 'soon', null, undefined, '3600', 1e15, 1])('expires_in %s is survived', async (expiresIn) => {
    const { halo, peer, clock } = await makeBench((_, to) => sendJson(to, rows), {
      token: (_, to) => sendToken(to, { expires_in: expiresIn }),
    });
    await halo.get('Client');
    clock.jump(10_000);
    await halo.get('Client');
    expect(peer.tokenRequests).toHaveLength(1);
    clock.jump(25 * 3_600_000);
    await halo.get('Client');
    expect(peer.tokenRequests).toHaveLength(2);
  });

  it('is renewed a minute before its end, or a tenth of its life', async () => {
    const { halo, peer, clock } = await makeBench((_, to) => sendJson(to, rows), {
      token: (_, to) => sendToken(to, { expires_in: 300 }),
    });
    await halo.get('Client');
    clock.jump(269_000);
    await halo.get('Client');
    expect(peer.tokenRequests).toHaveLength(1);
    clock.jump(2_000);
    await halo.get('Client');
    expect(peer.tokenRequests).toHaveLength(2);
  });

  it('a token that dies much earlier than it says costs no failed request in the long run', async () => {
    const dies = new Map<string, number>();
    let refused = 0;
    const bench = await makeBench(
      ({ headers }, to) => {
        if ((dies.get(bearerOf(headers)) ?? 0) > bench.clock.now()) return sendJson(to, rows);
        refused += 1;
        to.writeHead(401).end();
      },
      {
        token: (_, to) => {
          const token = `short-${dies.size}`;
          dies.set(`Bearer ${token}`, bench.clock.now() + 120_000);
          sendToken(to, { access_token: token, expires_in: 36_000 });
        },
      },
    );
    for (let minute = 0; minute < 60; minute += 1) {
      await bench.halo.get('Client');
      bench.clock.jump(30_000);
    }
    expect(refused).toBeLessThan(8);
  });

  it('never has more than one question for a token under way, whoever waits', async () => {
    let open = 0;
    let most = 0;
    const { halo, peer, clock } = await makeBench((_, to) => sendJson(to, rows), {
      token: async (_, to) => {
        open += 1;
        most = Math.max(most, open);
        await new Promise((resolve) => setTimeout(resolve, 20));
        open -= 1;
        sendToken(to, { expires_in: 100 });
      },
    });
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 8 }, () => halo.get('Client')));
      clock.jump(95_000);
    }
    expect(most).toBe(1);
    expect(peer.tokenRequests).toHaveLength(3);
  });

  it('one caller that gives up does not take the token from the others', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, rows), {
      token: async (_, to) => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        sendToken(to);
      },
    });
    const leaving = new AbortController();
    const left = halo.get('Client', {}, { signal: leaving.signal });
    const stayed = halo.get('Client');
    leaving.abort(new Error('changed my mind'));
    expect((await errorOf(left)).message).toBe('changed my mind');
    expect((await stayed).status).toBe(200);
  });
});
