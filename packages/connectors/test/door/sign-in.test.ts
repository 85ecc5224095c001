import { afterEach, beforeEach, expect, it } from 'vitest';
import { apiKeyHeader } from '../../src/kit/sign-in/api-key-header.ts';
import { basic } from '../../src/kit/sign-in/basic.ts';
import { clientCredentials } from '../../src/kit/sign-in/client-credentials.ts';
import { jsonRpcVisa } from '../../src/kit/sign-in/json-rpc-visa.ts';
import { openDoor, Peer } from './open-door.ts';

let peer: Peer;
beforeEach(async () => {
  peer = await Peer.start();
});
afterEach(() => peer.stop());

const oauth = clientCredentials({ path: 'token', id: 'name', secret: 'key' });

/** A tool whose tokens live for ten minutes. */
function giveTokens(): void {
  let given = 0;
  peer.answer = (request, response) => {
    given += request.url === '/api/token' ? 1 : 0;
    response.end(request.url === '/api/token' ? JSON.stringify({ access_token: `t${given}`, expires_in: 600 }) : '{}');
  };
}

const authorizations = () => peer.asked.filter(({ url }) => url !== '/api/token').map(({ headers }) => headers.authorization);

it('puts a key into its header', async () => {
  await openDoor(peer, { signIn: apiKeyHeader({ header: 'x-key', secret: 'key' }) }).door.ask({ path: 'list' });
  expect(peer.asked[0]?.headers['x-key']).toBe('door-s3cret');
});

it('sends name and password by Basic', async () => {
  await openDoor(peer, { signIn: basic({ name: 'name', secret: 'key' }) }).door.ask({ path: 'list' });
  expect(peer.asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('hub:door-s3cret').toString('base64')}`);
});

it('signs in once for all who ask at once, and anew before the token ends', async () => {
  giveTokens();
  const { door, clock } = openDoor(peer, { signIn: oauth });
  await Promise.all(Array.from({ length: 5 }, () => door.ask({ path: 'list' })));
  await clock.sleep(530_000);
  await door.ask({ path: 'list' });
  await clock.sleep(15_000);
  await door.ask({ path: 'list' });
  expect(authorizations()).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t1', 'Bearer t1', 'Bearer t1', 'Bearer t1', 'Bearer t2']);
});

it('does not try credentials that were refused again for a minute', async () => {
  peer.answer = (_request, response) => response.writeHead(401).end('{}');
  const { door, clock } = openDoor(peer, { signIn: oauth });
  const ask = () => door.ask({ path: 'list' }).catch((error: unknown) => error);
  expect(await ask()).toMatchObject({ code: 'sign-in-refused', disposition: 'tell-user' });
  await ask();
  await ask();
  expect(peer.asked).toHaveLength(1);
  await clock.sleep(60_000);
  giveTokens();
  await expect(door.ask({ path: 'list' })).resolves.toMatchObject({ status: 200 });
});

it('sends the newest visa with every call, as each answer brings another', async () => {
  let count = 0;
  peer.answer = (_request, response) => {
    count += 1;
    response.end(JSON.stringify({ visa: `visa-${count}`, result: [] }));
  };
  const signIn = jsonRpcVisa({ path: 'jsonapi', call: () => ({ method: 'Login' }), lifeMs: 900_000 });
  const { door } = openDoor(peer, { signIn });
  for (let call = 0; call < 3; call += 1)
    await door.ask({ method: 'POST', path: 'jsonapi', body: { kind: 'json', json: { method: 'List' } }, isRepeatable: true });
  expect(peer.asked.map(({ text }) => JSON.parse(text).visa ?? null)).toEqual([null, 'visa-1', 'visa-2', 'visa-3']);
});
