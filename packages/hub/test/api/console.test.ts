import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addConsoleRoute } from '../../src/entry/http/console/console-route.ts';
import { type ConsoleDoor, makeConsoleDoor } from '../../src/entry/http/console/open-console.ts';
import { buildHttpServer } from '../../src/entry/http/http-server.ts';
import { addOpenApiRoute } from '../../src/entry/http/openapi-route.ts';

const errors: unknown[] = [];
const closed: (() => Promise<void>)[] = [];
let url: string;
let waiting: string;

async function serve(door: ConsoleDoor): Promise<string> {
  const server = buildHttpServer({ logError: (_id, error) => errors.push(error), hosts: [] });
  addOpenApiRoute(server, '1.2.3');
  addConsoleRoute(server, door);
  closed.push(() => server.close());
  return server.listen({ host: '127.0.0.1', port: 0 });
}

beforeAll(async () => {
  waiting = await serve(makeConsoleDoor((error) => errors.push(error)));
  const door = makeConsoleDoor((error) => errors.push(error));
  url = await serve(door);
  await door.open(new AbortController().signal);
  expect(errors).toEqual([]);
}, 240_000);
afterAll(async () => {
  for (const close of closed) await close();
});

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks for exactly this path, which fetch() would tidy. */
function ask(path: string, options: { readonly method?: string; readonly headers?: Record<string, string> } = {}): Promise<Raw> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, ...options }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }));
    });
    asked.on('error', reject).end();
  });
}

const policyOf = ({ headers }: Raw) => String(headers['content-security-policy']);
const nonceOf = (answer: Raw) => /'nonce-([^']+)'/.exec(policyOf(answer))?.[1] ?? '';

describe('the page of the console', () => {
  it.each(['/', '/sign-in?next=%2Fw%2F1', '/w/1/overview', '/w/1/data/ticket/', '/api/docs'])('stands at %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body.toString()).toContain('<div id="root">');
  });

  it('S62: lets nothing run but what bears the nonce of this very answer', async () => {
    const answers = [await ask('/'), await ask('/')] as const;
    expect(nonceOf(answers[0])).not.toBe(nonceOf(answers[1]));
    const page = answers[0].body.toString();
    const nonce = nonceOf(answers[0]);
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    expect(policyOf(answers[0])).not.toMatch(/unsafe|\*|https?:/);
    for (const [tag] of page.matchAll(/<(?:script|style|link rel="stylesheet")[^>]*>/g))
      expect(tag).toContain(`nonce="${nonce}"`);
    expect(page).not.toContain('__SUNDOG_NONCE__');
    expect(page).not.toMatch(/<script[^>]*>[^<]/);
  });

  it('S63: may not be framed', async () => {
    const answer = await ask('/');
    expect(policyOf(answer)).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-frame-options']).toBe('DENY');
  });
});

describe('S47: another way of writing a path', () => {
  it.each([
    '//api/v1/workspaces',
    '/api//v1/workspaces',
    '/api/%2e%2e/healthz',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2fpackage.json',
    '/assets/../index.html',
    '/api/v1/workspaces;x=1',
    '/w/1;x=1',
    '/API/v1/workspaces',
    '/api/v1/workspaces.',
    '/api/v1/workspaces.svg',
    '/api/docs/',
    '/hooks/halo/1',
    '/w\\..\\x',
    '/index.html.gz',
    '/%00',
  ])('%s leads nowhere', async (path) => {
    const answer = await ask(path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('S48: another method', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('%s of a page is refused', async (method) => {
    const answer = await ask('/', { method });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  it('is not what an override header makes of it', async () => {
    const answer = await ask('/sign-in', { method: 'POST', headers: { 'x-http-method-override': 'GET' } });
    expect(answer.status).toBe(405);
  });

  it('HEAD says what GET says, without the page', async () => {
    const answer = await ask('/', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.body.length).toBe(0);
  });
});

describe('a file of the console', () => {
  const script = async () => /src="(\/assets\/[^"]+\.js)"/.exec((await ask('/')).body.toString())?.[1] ?? '';

  it('is kept for ever, and comes compressed to whoever takes it so', async () => {
    const path = await script();
    const [plain, gzip, brotli] = [
      await ask(path),
      await ask(path, { headers: { 'accept-encoding': 'gzip' } }),
      await ask(path, { headers: { 'accept-encoding': 'gzip, deflate, br' } }),
    ];
    expect(plain.headers['cache-control']).toContain('immutable');
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.body.length).toBeLessThan(plain.body.length / 2);
    expect((await ask(path, { headers: { 'accept-encoding': 'br;q=0, gzip;q=0' } })).headers['content-encoding']).toBeUndefined();
  });

  it('is not sent again to whoever has it', async () => {
    const { headers } = await ask('/icon.svg');
    expect(headers['cache-control']).toBe('no-cache');
    const again = await ask('/icon.svg', { headers: { 'if-none-match': String(headers['etag']) } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('that does not exist is not the page', async () => {
    for (const path of ['/assets/gone-1a2b3c.js', '/favicon.ico', '/robots.txt', '/assets/', '/wp-login.php'])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });
});

it('the API is described for programs', async () => {
  const answer = await ask('/api/v1/openapi.json');
  expect(JSON.parse(answer.body.toString())).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' } });
});

it('until it is built, a page says so and comes again by itself', async () => {
  const answer = await fetch(`${waiting}/w/1/overview`);
  const page = await answer.text();
  expect(answer.status).toBe(503);
  expect(page).toContain('The console is being built');
  expect(page).toContain('http-equiv="refresh"');
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
  expect(page).toContain(`<style nonce="${nonce}">`);
});
