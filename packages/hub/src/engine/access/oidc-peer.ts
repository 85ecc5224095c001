import { HaloError, type NetworkPolicy, openTransport, type Transport } from '@sundog/halo';
import type { Configuration, CustomFetch } from 'openid-client';
import { SingleSignOnRefusedError } from '../../foundation/errors/single-sign-on-refused.ts';
import type { Secret } from '../../foundation/secret.ts';

/** An OpenID Connect provider, and this hub as it knows it. */
export interface OidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Whether the issuer's very host may have a private address and be asked by plain http. */
  readonly allowPrivateHost: boolean;
}

/** A sign-in that leaves for the provider. */
export interface OidcDeparture {
  /** Where the browser goes. */
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What has to be right of a sign-in that comes back. */
export interface OidcReturn {
  /** The redirect URI with what the provider added. */
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who the provider says that it is. */
export interface OidcIdentity {
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly name: string | null;
  /** Everything that the provider said, for the claim of groups. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Speaks to OpenID Connect providers: authorization code with PKCE, state and nonce (OpenID Connect Core 3.1, RFC 7636, RFC 9207). */
export interface OidcPeer {
  /** Whether the provider answers as one. @throws SingleSignOnRefusedError */
  readonly check: (provider: OidcProvider) => Promise<void>;
  /** @throws SingleSignOnRefusedError */
  readonly leave: (provider: OidcProvider, redirectUri: string) => Promise<OidcDeparture>;
  /** @throws SingleSignOnRefusedError */
  readonly comeBack: (provider: OidcProvider, back: OidcReturn) => Promise<OidcIdentity>;
}

/** @param network how far it may reach besides; the issuer's host is added where it may be private */
export function makeOidcPeer(network: NetworkPolicy = {}): OidcPeer {
  return {
    check: (provider) => withProvider(provider, network, async () => undefined),
    leave: (provider, redirectUri) =>
      withProvider(provider, network, async (config) => {
        const client = await import('openid-client');
        const [codeVerifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: 'openid email profile',
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          state,
          nonce,
        });
        return { url: url.href, state, nonce, codeVerifier };
      }),
    comeBack: (provider, { url, state, nonce, codeVerifier }) =>
      withProvider(provider, network, async (config) => {
        const client = await import('openid-client');
        const tokens = await client.authorizationCodeGrant(config, url, {
          pkceCodeVerifier: codeVerifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const told = tokens.claims();
        if (!told) throw new SingleSignOnRefusedError('the provider did not say who it is');
        // Groups and the e-mail address often stand there alone.
        const more = config.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(config, tokens.access_token, told.sub)
          : {};
        return toIdentity(told.sub, { ...told, ...more });
      }),
  };
}

async function withProvider<T>(
  { issuer, clientId, clientSecret, allowPrivateHost }: OidcProvider,
  network: NetworkPolicy,
  work: (config: Configuration) => Promise<T>,
): Promise<T> {
  const server = new URL(issuer);
  const host = `${server.hostname}:${server.port || (server.protocol === 'http:' ? '80' : '443')}`;
  const hosts = [...(network.allowPrivateHosts ?? []), ...(allowPrivateHost ? [host] : [])];
  const transport = openTransport({ ...network, allowPrivateHosts: hosts, maxBodyBytes: 1024 * 1024 });
  try {
    const client = await import('openid-client');
    const execute = [client.enableNonRepudiationChecks, ...(server.protocol === 'http:' ? [client.allowInsecureRequests] : [])];
    const config = await client.discovery(server, clientId, clientSecret.reveal(), undefined, {
      execute,
      timeout: 10,
      [client.customFetch]: fetchBy(transport),
    });
    return await work(config);
  } catch (error) {
    throw toRefusal(error);
  } finally {
    await transport.close();
  }
}

/** `fetch` over the transport that looks at every address before it connects, and follows no redirect. */
function fetchBy(transport: Transport): CustomFetch {
  return async (url, { body, headers, method, signal }) => {
    if (method !== 'GET' && method !== 'POST') throw new TypeError(`There is no ${method} here.`);
    const text = body === undefined || body === null ? undefined : bodyText(body);
    const reply = await transport.send({
      url: new URL(url),
      method,
      headers,
      ...(text === undefined ? {} : { body: text }),
      ...(signal ? { signal } : {}),
    });
    const type = reply.headers['content-type'];
    const empty = reply.status === 204 || reply.status === 304;
    return new Response(empty ? null : new Uint8Array(reply.body), {
      status: reply.status,
      headers: type === undefined ? {} : { 'content-type': type },
    });
  };
}

function bodyText(body: unknown): string {
  if (typeof body === 'string' || body instanceof URLSearchParams) return String(body);
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  throw new TypeError('A body of this kind is not sent.');
}

function toIdentity(subject: string, claims: Readonly<Record<string, unknown>>): OidcIdentity {
  const { email, email_verified: verified, name } = claims;
  return {
    subject,
    email: typeof email === 'string' ? email.trim().toLowerCase() : null,
    isEmailVerified: verified === true || verified === 'true',
    name: typeof name === 'string' ? name : null,
    claims,
  };
}

/** What the provider wrote stays here: only our own sentences and codes of the standard go on. */
function toRefusal(error: unknown): SingleSignOnRefusedError {
  if (error instanceof SingleSignOnRefusedError) return error;
  for (let one: unknown = error; one instanceof Error; one = one.cause)
    if (one instanceof HaloError)
      return new SingleSignOnRefusedError(`the identity provider could not be asked: ${one.message}`, one.remedy, error);
  const code = error instanceof Error && 'error' in error && typeof error.error === 'string' ? error.error : '';
  if (/^[a-z_]{3,40}$/.test(code))
    return new SingleSignOnRefusedError(`the identity provider answered "${code}"`, 'Try again, or ask whoever runs it.', error);
  return new SingleSignOnRefusedError(
    'what the identity provider sent does not hold',
    'Begin again from the sign-in page; if it stays, compare issuer, client id and secret with those at the provider.',
    error,
  );
}
