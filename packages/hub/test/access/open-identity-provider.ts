import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** An identity provider that knows these people and signs in whoever the test says. */
export interface TestIdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the provider says of a person, by their subject. */
  readonly people: Map<string, Readonly<Record<string, unknown>>>;
  /** Says as whom a browser that comes is signed in there. */
  admit(subject: string): void;
  /** Goes there as a browser does that is signed in as this subject; returns where it is sent back to. */
  visit(url: string, subject: string): Promise<URL>;
  close(): Promise<void>;
}

const clientId = 'sundog';
const clientSecret = 'secret-of-the-client-canary';

/** Starts it on 127.0.0.1. @param redirectUri the one that it knows of the hub */
export async function openIdentityProvider(redirectUri: string): Promise<TestIdentityProvider> {
  const people = new Map<string, Readonly<Record<string, unknown>>>();
  let present = '';
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    if (!provider) return response.writeHead(503).end();
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
    provider.interactionFinished(request, response, { login: { accountId: present } }).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: async () => {
      const grant = new made.Grant({ clientId, accountId: present });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    cookies: { keys: ['a key of the test'] },
    pkce: { required: () => true },
  });
  provider = made;
  return {
    issuer,
    clientId,
    clientSecret,
    people,
    admit: (subject) => {
      present = subject;
    },
    visit: async (url, subject) => {
      present = subject;
      const jar = new Map<string, string>();
      for (let next = new URL(url), hops = 0; hops < 10; hops += 1) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(next, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
        for (const set of answer.headers.getSetCookie()) {
          const [pair = ''] = set.split(';', 1);
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        const location = answer.headers.get('location');
        if (location === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
        next = new URL(location, next);
        if (next.href.startsWith(redirectUri)) return next;
      }
      throw new Error('The provider sends in circles.');
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
