import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { client, type HaloPage } from '../../src/index.ts';
import { errorOf, makeBench, makeRawBench } from '../make-client.ts';
import { sendJson } from '../peer.ts';

const envelope = (rows: readonly unknown[]) => ({ page_no: 1, page_size: 500, record_count: rows.length, clients: rows });
const three = [1, 2, 3].map((id) => ({
  id,
  name: `Client ${id}, "quoted" \\ {braces} [brackets]`,
  customfields: [{ id: 1, value: ']}' }],
}));

async function pagesOf(pages: AsyncIterable<HaloPage>): Promise<HaloPage[]> {
  const all: HaloPage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** A token, then whatever bytes. */
const raw =
  (answer: string | Buffer, { ends = true } = {}) =>
  (socket: import('node:net').Socket) => {
    socket.on('data', (data) => {
      if (data.toString('latin1').startsWith('POST')) {
        const token = '{"access_token":"t","expires_in":3600}';
        socket.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${token.length}\r\n\r\n${token}`);
        return;
      }
      socket.write(answer);
      if (ends) socket.end();
    });
  };

describe('F09: bursts of 5xx', () => {
  it.each([500, 502, 503, 504])('%i four times, then an answer: the page is not skipped', async (status) => {
    let failures = 4;
    const { halo, peer } = await makeBench((_, to) => {
      failures -= 1;
      if (failures >= 0) to.writeHead(status, { 'content-type': 'text/html' }).end('<h1>sorry</h1>');
      else sendJson(to, envelope(three));
    });
    const pages = await pagesOf(halo.listPages(client));
    expect(pages.flatMap(({ rows }) => rows)).toHaveLength(3);
    expect(peer.requests.filter(({ path }) => path === '/api/Client')).toHaveLength(5);
  });

  it('for ever: five tries, then an error that may be tried again', async () => {
    const { halo, peer } = await makeBench((_, to) => sendJson(to, { Message: 'boom' }, { status: 500 }));
    expect(await errorOf(halo.get('Client'))).toMatchObject({
      code: 'server-failed',
      disposition: 'retry',
      status: 500,
      endpoint: 'GET /api/Client',
    });
    expect(peer.requests.filter(({ path }) => path === '/api/Client')).toHaveLength(5);
  });
});

describe('F10: a page instead of JSON', () => {
  it.each([
    ['text/html', '<!doctype html><h1>Welcome</h1>', 'page-instead-of-json'],
    ['text/html', '<!doctype html><form><input type="password"></form>', 'login-page'],
    ['application/json', '<html>Sign in to continue</html>', 'login-page'],
    ['text/html', '[{"id":1}]', 'page-instead-of-json'],
    ['text/plain', 'OK', 'page-instead-of-json'],
  ])('%s %s is %s, after five tries', async (type, body, code) => {
    const { halo, peer } = await makeBench((_, to) => to.writeHead(200, { 'content-type': type }).end(body));
    expect(await errorOf(pagesOf(halo.listPages(client)))).toMatchObject({ code });
    expect(peer.requests.filter(({ path }) => path === '/api/Client')).toHaveLength(5);
  });

  it('JSON without a content type is JSON; with a byte order mark too', async () => {
    const { halo } = await makeBench((_, to) => to.writeHead(200).end(`\ufeff${JSON.stringify(envelope(three))}`));
    expect((await pagesOf(halo.listPages(client))).flatMap(({ rows }) => rows)).toHaveLength(3);
  });
});

describe('F11: truncated JSON', () => {
  it('cut at every byte: never a partial page, always the whole one afterwards', async () => {
    const text = JSON.stringify(envelope(three));
    let cut = 0;
    let isCut = true;
    const { halo } = await makeBench((_, to) => {
      to.writeHead(200, { 'content-type': 'application/json' });
      to.end(isCut ? text.slice(0, cut) : text);
      isCut = false;
    });
    for (cut = 0; cut < text.length; cut += 1) {
      isCut = true;
      const pages = await pagesOf(halo.listPages(client));
      expect(pages.flatMap(({ rows }) => rows)).toHaveLength(3);
      expect(isCut).toBe(false);
    }
  });

  it('for ever: an error that quotes nothing of the body', async () => {
    const { halo } = await makeBench((_, to) =>
      to.writeHead(200, { 'content-type': 'application/json' }).end('{"clients":[Confidential'),
    );
    const error = await errorOf(halo.get('Client'));
    expect(error).toMatchObject({ code: 'answer-cut-off', disposition: 'retry' });
    expect(`${error.stack}${JSON.stringify(error)}${String(error.cause)}`).not.toContain('Conf');
  });
});

describe('F12: lengths that lie', () => {
  const body = JSON.stringify(envelope(three));
  it.each([
    [
      'longer than the body',
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length + 50}\r\n\r\n${body}`,
    ],
    [
      'shorter than the body',
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length - 20}\r\n\r\n${body}`,
    ],
    [
      'chunks without an end',
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n`,
    ],
  ])('%s is an answer cut off', async (_, answer) => {
    const { halo } = await makeRawBench(raw(answer));
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'answer-cut-off', disposition: 'retry' });
  });

  it('what is no HTTP is told apart', async () => {
    const { halo } = await makeRawBench(raw('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'broken-protocol' });
  });
});

describe('F13: resets', () => {
  it('before headers and within the body are tried again', async () => {
    let resets = 3;
    const { halo, peer } = await makeBench((_, to) => {
      resets -= 1;
      if (resets >= 1) {
        to.destroy();
        return;
      }
      if (resets === 0) {
        to.writeHead(200, { 'content-type': 'application/json' });
        to.write('{"clients":[');
        setTimeout(() => to.destroy(), 10);
        return;
      }
      sendJson(to, envelope(three));
    });
    expect((await pagesOf(halo.listPages(client))).flatMap(({ rows }) => rows)).toHaveLength(3);
    expect(peer.requests.filter(({ path }) => path === '/api/Client')).toHaveLength(4);
  });

  it('for ever: an error of its own', async () => {
    const { halo } = await makeBench((_, to) => to.destroy());
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'connection-reset', disposition: 'retry' });
  });
});

describe('F14: slow answers', () => {
  it('a byte now and then ends at the total limit', async () => {
    const { halo } = await makeBench(
      (_, to) => {
        to.writeHead(200, { 'content-type': 'application/json' });
        const drip = setInterval(() => to.write(' '), 20);
        to.on('close', () => clearInterval(drip));
      },
      { network: { timeouts: { idleMs: 200, totalMs: 300 } } },
    );
    expect(await errorOf(halo.get('Client', {}, { priority: 'interactive' }))).toMatchObject({
      code: 'answer-too-slow',
      limit: 'total',
    });
  });

  it('silence after the headers ends at the idle limit, and others go on meanwhile', async () => {
    const { halo } = await makeBench(
      ({ path }, to) => {
        if (path === '/api/Status') return sendJson(to, []);
        to.writeHead(200, { 'content-type': 'application/json' });
        to.write('{');
      },
      { network: { timeouts: { idleMs: 150, totalMs: 5_000 } } },
    );
    const stalled = errorOf(halo.get('Client', {}, { priority: 'interactive' }));
    expect((await halo.get('Status')).json).toEqual([]);
    expect(await stalled).toMatchObject({ code: 'answer-too-slow', limit: 'idle', disposition: 'retry' });
  });

  it('silence before the headers ends at the total limit', async () => {
    const { halo } = await makeBench(() => undefined, { network: { timeouts: { totalMs: 100 } } });
    expect(await errorOf(halo.get('Client', {}, { priority: 'interactive' }))).toMatchObject({
      code: 'answer-too-slow',
      limit: 'total',
    });
  });

  it('whoever asked can give up', async () => {
    const { halo } = await makeBench(() => undefined);
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(new Error('enough')), 50);
    expect((await errorOf(halo.get('Client', {}, { signal: leaving.signal }))).message).toBe('enough');
  });
});

describe('F15: too much', () => {
  const limit = { network: { maxBodyBytes: 200_000 } };
  it.each([
    ['a gzip bomb', 'gzip', gzipSync(Buffer.alloc(20_000_000, ' '))],
    ['a brotli bomb', 'br', brotliCompressSync(Buffer.alloc(20_000_000, ' '))],
    ['a long body', 'identity', Buffer.alloc(400_000, ' ')],
  ])('%s ends at the limit', async (_, encoding, body) => {
    const { halo, peer } = await makeBench(
      (_request, to) => to.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }).end(body),
      limit,
    );
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'answer-too-large', disposition: 'skip' });
    expect(peer.requests.filter(({ path }) => path === '/api/Client')).toHaveLength(1);
  });

  it('a body without an end and without a length ends at the limit', async () => {
    const { halo } = await makeBench((_, to) => {
      to.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!to.destroyed && to.write(Buffer.alloc(65_536, ' ')));
        if (!to.destroyed) to.once('drain', more);
      };
      more();
    }, limit);
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'answer-too-large' });
  });

  it('a bomb of 2 GB leaves memory alone', async () => {
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024));
    const { halo } = await makeBench((_, to) =>
      to.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
    );
    const before = process.memoryUsage().rss;
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'answer-too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it.each(['gzip', 'br', 'deflate'])('honest %s is read', async (encoding) => {
    const { deflateSync } = await import('node:zlib');
    const pack = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync }[encoding] ?? gzipSync;
    const { halo } = await makeBench((_, to) =>
      to
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding })
        .end(pack(JSON.stringify(envelope(three)))),
    );
    expect((await pagesOf(halo.listPages(client))).flatMap(({ rows }) => rows)).toHaveLength(3);
  });

  it('truncated gzip is an answer cut off', async () => {
    const { halo } = await makeBench((_, to) =>
      to
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(JSON.stringify(envelope(three))).subarray(0, 40)),
    );
    expect(await errorOf(halo.get('Client'))).toMatchObject({ code: 'answer-cut-off' });
  });
});
