import { request } from 'node:http';
import type { Problem } from '@sundog/api';
import { afterEach, describe, expect, it } from 'vitest';
import { buildHttpServer } from './http-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(hosts: readonly string[] = []) {
  const logged: unknown[] = [];
  const server = buildHttpServer({ logError: (_id, error) => logged.push(error), hosts });
  server.get('/works', async () => 'ok');
  server.get('/breaks', async () => Promise.reject(new Error('relation "secret_table" does not exist')));
  open.push(server);
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return { url, logged };
}

/** fetch() forbids a Host header of one's own. */
function getWithHost(url: string, host: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/works`, { headers: { host } }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on('error', reject).end();
  });
}

describe('every answer', () => {
  it('forbids what a browser might do with it', async () => {
    const { url } = await serve();
    const { headers } = await fetch(`${url}/works`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('keeps the text of an unforeseen error to the log', async () => {
    const { url, logged } = await serve();
    const answer = await fetch(`${url}/breaks`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/secret_table|at .*\.ts/);
    expect(logged).toHaveLength(1);
  });

  it('for what is not there is a problem, which names no software', async () => {
    const { url } = await serve();
    for (const path of ['/wp-admin', '/api/v1/nothing']) {
      const answer = await fetch(`${url}${path}`);
      const text = await answer.text();
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect((JSON.parse(text) as Problem).code).toBe('not-found');
      expect(text).not.toMatch(/fastify|node/i);
    }
  });
});

describe('the name it is asked for by', () => {
  it.each(['evil.example', 'evil.example:4180', '169.254.169.254', 'localhost.evil.example'])('refuses %s', async (host) => {
    const { url } = await serve();
    const answer = await getWithHost(url, host);
    expect(answer.status).toBe(421);
    expect(answer.body).not.toContain('ok');
  });

  it.each(['localhost:4180', '127.0.0.1', '[::1]:4180', 'hub.example.com'])('accepts %s', async (host) => {
    const { url } = await serve(['hub.example.com']);
    expect((await getWithHost(url, host)).status).toBe(200);
  });
});
