import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { buildHttpServer } from './http-server.ts';
import type { HubView } from './hub-view.ts';

const entity = {
  entity: 'ticket',
  title: 'Tickets',
  rows: 8012,
  deleted: 3,
  quarantined: 1,
  recordCount: 8012,
  complete: true,
  lastSuccessAt: '2026-11-21T08:00:00.000Z',
  state: 'done',
  message: null,
  progress: null,
} as const;
const view: HubView = {
  version: '0.1.0',
  now: '2026-11-21T08:05:00.000Z',
  connections: [
    {
      connection: { id: 1, name: '<b>demo</b> & "co"', resourceServer: 'http://127.0.0.1:4190/api', state: 'passed' },
      entities: [
        entity,
        {
          ...entity,
          entity: 'asset',
          title: 'Assets',
          state: 'no-permission',
          message: 'Assets: no permission.',
          complete: false,
        },
      ],
      budget: { used: 12, limit: 250, windowSeconds: 300, waiting: 0, refused: 0 },
      activity: null,
    },
  ],
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(readView: () => Promise<HubView> = async () => view, hosts: readonly string[] = []) {
  const logged: unknown[] = [];
  const server = buildHttpServer({ readView, logError: (_id, error) => logged.push(error), hosts });
  open.push(server);
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return { url, logged };
}

/** fetch() forbids a Host header of one's own. */
function getWithHost(url: string, host: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { host } }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on('error', reject).end();
  });
}

describe('the page', () => {
  it('shows connections, rows, deletions, quarantine and the age of the last sync', async () => {
    const { url } = await serve();
    const page = await (await fetch(url)).text();
    expect(page).toContain('8,012');
    expect(page).toContain('Assets: no permission.');
    expect(page).toContain('5 min ago');
    expect(page).toContain('12 of 250');
  });

  it('escapes what comes from outside', async () => {
    const { url } = await serve();
    const page = await (await fetch(url)).text();
    expect(page).toContain('&lt;b&gt;demo&lt;/b&gt; &amp; &quot;co&quot;');
    expect(page).not.toContain('<b>demo');
  });

  it('needs no script and no inline style, and its policy allows neither', async () => {
    const { url } = await serve();
    const answer = await fetch(url);
    const page = await answer.text();
    expect(page).not.toMatch(/<script|style="|<style/);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('says what to do when there is no connection yet', async () => {
    const { url } = await serve(async () => ({ ...view, connections: [] }));
    const page = await (await fetch(url)).text();
    expect(page).toContain('No connection yet');
    expect(page).toContain('sundog connect');
  });
});

describe('the other addresses', () => {
  it('gives the status as JSON', async () => {
    const { url } = await serve();
    expect(await (await fetch(`${url}/api/v1/status`)).json()).toEqual(view);
  });

  it('answers the health probe without reading the database', async () => {
    const { url } = await serve(async () => Promise.reject(new Error('database gone')));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('keeps the text of an unforeseen error to the log', async () => {
    const { url, logged } = await serve(async () => Promise.reject(new Error('relation "secret_table" does not exist')));
    for (const path of ['/', '/api/v1/status']) {
      const answer = await fetch(`${url}${path}`);
      expect(answer.status).toBe(500);
      expect(await answer.text()).not.toMatch(/secret_table|at .*\.ts/);
    }
    expect(logged).toHaveLength(2);
  });

  it('has a page for what is not there, which names no software', async () => {
    const { url } = await serve();
    const answer = await fetch(`${url}/wp-admin`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/fastify|node/i);
  });
});

describe('the name it is asked for by', () => {
  it.each(['evil.example', 'evil.example:4180', '169.254.169.254', 'localhost.evil.example'])('refuses %s', async (host) => {
    const { url } = await serve();
    const answer = await getWithHost(url, host);
    expect(answer.status).toBe(421);
    expect(answer.body).not.toContain('demo');
  });

  it.each(['localhost:4180', '127.0.0.1', '[::1]:4180', 'hub.example.com'])('accepts %s', async (host) => {
    const { url } = await serve(async () => view, ['hub.example.com']);
    expect((await getWithHost(url, host)).status).toBe(200);
  });
});
