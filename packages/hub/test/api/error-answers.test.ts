import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withClient } from '../../src/store/access.ts';
import { fillWorkspace, type WorkspaceThings } from '../access/fill-workspace.ts';
import { openAccess, type TestAccess } from '../access/open-access.ts';

let access: TestAccess;
let owner: string;
let things: WorkspaceThings;
let port: number;
beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  things = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'main' });
  port = Number(new URL(await access.server.listen({ host: '127.0.0.1', port: 0 })).port);
}, 240_000);
afterAll(() => access.close());

/** What an answer must not say: where the code stands, what it asks the database, what it is made of. */
const tells =
  /\.ts\b|\bat (async )?[\w.<>]+ \(|node_modules|node:internal|SELECT|INSERT|relation "|column "|hub\.|mirror\.|pg_|postgres|fastify|undici|\bzod\b|node\.?js|v?\d+\.\d+\.\d+|x-powered-by|^server:/im;

/** Sends these bytes and reads what comes until the end. */
function send(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(heard));
  });
}

const head = (first: string, ...lines: readonly string[]) =>
  [first, 'Host: localhost', 'Connection: close', ...lines, '', ''].join('\r\n');

/** An answer without the date and the policy, which are no words of ours. */
const words = (answer: string) => answer.replace(/^(date|content-security-policy):.*$/gim, '');

describe('S88: an answer to what went wrong', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['half a request line', 'GET\r\n\r\n'],
    ['a header without a colon', head('GET /api/v1/me HTTP/1.1', 'broken')],
    ['two lengths', head('POST /api/v1/sign-in HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2')],
    ['a length and chunks', head('POST /api/v1/sign-in HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked')],
    ['headers without end', head('GET /api/v1/me HTTP/1.1', `X: ${'x'.repeat(40_000)}`)],
    ['a path that cannot be decoded', head('GET /api/v1/workspaces/%E0%A4%A HTTP/1.1')],
    ['broken JSON', `${head('POST /api/v1/sign-in HTTP/1.1', 'Content-Type: application/json', 'Content-Length: 4')}{"a"`],
    ['a foreign name', 'GET /api/v1/me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'],
    ['another version', 'GET /api/v1/me HTTP/9.9\r\nHost: localhost\r\n\r\n'],
    ['nowhere', head('GET /api/v1/nothing HTTP/1.1')],
  ])('says nothing of the inside: %s', async (_, bytes) => {
    const answer = await send(bytes);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(words(answer).replace(/^HTTP\/1\.1.*$/m, '')).not.toMatch(tells);
  });

  const place = () => `/workspaces/1/connections/${things.connectionId}`;

  it('says nothing of the inside where the input is wrong', async () => {
    const answers = [
      await access.ask('GET', `${place()}/records/ticket?limit=abc&filters=[`, { cookie: owner }),
      await access.ask('GET', `${place()}/records/nothing`, { cookie: owner }),
      await access.ask('GET', '/workspaces/x', { cookie: owner }),
      await access.ask('POST', '/workspaces/1/groups', { cookie: owner, body: [] }),
      await access.ask('POST', '/workspaces/1/groups', {
        cookie: owner,
        body: 'x'.repeat(70_000),
        headers: { 'content-type': 'application/json' },
      }),
      await access.ask('POST', '/sign-in', { body: { email: 'a\u0000b', password: 'x' } }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.json()).toMatchObject({ code: expect.any(String), requestId: expect.any(String) });
      expect(words(`${JSON.stringify(answer.headers)}\n${answer.text}`)).not.toMatch(tells);
    }
  });

  it('says nothing of the inside where nobody foresaw it, and has a number for the log', async () => {
    await withClient(access.store.access.configFor('owner'), (client) =>
      client.query('ALTER TABLE hub.saved_view RENAME TO hidden_view'),
    );
    const answer = await access.ask('GET', '/workspaces/1/views', { cookie: owner });
    await withClient(access.store.access.configFor('owner'), (client) =>
      client.query('ALTER TABLE hub.hidden_view RENAME TO saved_view'),
    );
    expect(answer.json()).toMatchObject({
      status: 500,
      code: 'internal',
      title: 'Internal error.',
      requestId: expect.any(String),
    });
    expect(answer.text).not.toMatch(tells);
    expect(answer.text).not.toContain('saved_view');
  });
});
