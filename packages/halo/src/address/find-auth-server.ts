import { answerKind, answerText, isLoginPage } from '../answer/answer-text.ts';
import { jsonOf, redirectOf, refusalOf } from '../answer/refusal-of.ts';
import { BlockedBeforeSignInError } from '../errors/blocked-before-sign-in.ts';
import { HaloError } from '../errors/halo-error.ts';
import { LoginPageError } from '../errors/login-page.ts';
import { NotHaloError } from '../errors/not-halo.ts';
import { PortRefusedError } from '../errors/port-refused.ts';
import { ServerFailedError } from '../errors/server-failed.ts';
import { hostPortOf } from '../network/network-policy.ts';
import type { Transport, WireReply } from '../network/wire.ts';
import type { AddressSource } from './address-source.ts';
import { parseServer } from './parse-address.ts';

/** What the search works with. */
export interface AuthSearch {
  readonly transport: Transport;
  /** What `/api` and `/auth` stand below. */
  readonly root: string;
  readonly resourceServer: string;
  readonly typedAuthServer: string | null;
  /** Hosts with ports that were typed or allowed: an answer may name these, or port 443 of any host. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly userAgent: string;
  readonly signal?: AbortSignal;
}

export interface FoundAuthServer {
  readonly authServer: string;
  readonly from: AddressSource;
  /** Undefined: HaloPSA did not tell. */
  readonly tenant: string | null | undefined;
}

/** Errors that concern the host as a whole: looking at another path of it is of no use. */
const ofTheHost = /^(host-not-found|connection-|certificate-|tls-|private-address|plain-http|broken-protocol|answer-too-slow)/;

/**
 * Finds the authorisation server: typed, else what AuthInfo names (completed by OIDC discovery), else OIDC discovery at `/auth`, else
 * `/auth` where it behaves as a token endpoint. No credential is sent.
 */
export async function findAuthServer(search: AuthSearch): Promise<FoundAuthServer> {
  const failures: HaloError[] = [];
  const info = await attempt(() => askAuthInfo(search), failures, true);
  const tenant = info?.tenant;
  if (search.typedAuthServer !== null) return { authServer: search.typedAuthServer, from: 'typed', tenant };
  if (info?.authUrl !== undefined) {
    const named = await attempt(() => confirmNamed(search, info.authUrl ?? ''), failures, false);
    if (named !== null) return { authServer: named, from: 'AuthInfo', tenant };
  }
  const convention = `${search.root}/auth`;
  const discovered = await attempt(() => askDiscovery(search, convention), failures, true);
  if (discovered !== null) return { authServer: discovered, from: 'OIDC discovery', tenant };
  const isTokenEndpoint = await attempt(() => answersAsTokenEndpoint(search, convention), failures, true);
  if (isTokenEndpoint || info !== null) return { authServer: convention, from: 'convention', tenant };
  throw worst(failures, search);
}

/** Runs one question; keeps its error, unless that concerns the whole host that was typed: then nothing else there will work either. */
async function attempt<T>(ask: () => Promise<T>, failures: HaloError[], isTypedHost: boolean): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof HaloError)) throw error;
    if (isTypedHost && ofTheHost.test(error.code)) throw error;
    failures.push(error);
    return null;
  }
}

/** Of several failures, the one that tells most. */
function worst(failures: readonly HaloError[], search: AuthSearch): HaloError {
  const order = ['blocked-before-sign-in', 'server-failed', 'login-page', 'redirect-refused'];
  const told = order.map((code) => failures.find((error) => error.code === code)).find((error) => error !== undefined);
  return told ?? new NotHaloError({ host: new URL(search.root).host }, { cause: failures[0] });
}

async function ask(
  search: AuthSearch,
  address: string,
  form?: string,
): Promise<{ readonly reply: WireReply; readonly url: URL }> {
  const url = new URL(address);
  const reply = await search.transport.send({
    url,
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      'user-agent': search.userAgent,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form === undefined ? {} : { body: form }),
    ...(search.signal ? { signal: search.signal } : {}),
  });
  return { reply, url };
}

async function askJson(search: AuthSearch, address: string): Promise<Readonly<Record<string, unknown>>> {
  const { reply, url } = await ask(search, address);
  const asked = { url, method: 'GET' } as const;
  if (reply.status === 403) throw new BlockedBeforeSignInError({ host: url.host }, { status: 403 });
  const refusal = refusalOf(reply, asked);
  if (refusal) throw refusal;
  const { json } = jsonOf(reply, asked);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new NotHaloError({ host: url.host });
  return { ...json };
}

/** `AuthInfo` has two members that matter (API.md 1.2). */
async function askAuthInfo(
  search: AuthSearch,
): Promise<{ readonly authUrl: string | undefined; readonly tenant: string | null | undefined }> {
  const info = await askJson(search, `${search.resourceServer}/AuthInfo`);
  const authUrl = info['auth_url'];
  const tenant = info['tenant_id'];
  if (authUrl === undefined && tenant === undefined) throw new NotHaloError({ host: new URL(search.resourceServer).host });
  return {
    authUrl: typeof authUrl === 'string' && authUrl !== '' ? authUrl : undefined,
    tenant: typeof tenant === 'string' || tenant === null ? tenant : undefined,
  };
}

/** The authorisation server that AuthInfo names, with or without its path. It is looked at before it is believed. */
async function confirmNamed(search: AuthSearch, named: string): Promise<string> {
  const bare = parseServer(named, '/auth');
  const url = new URL(bare);
  const hostPort = hostPortOf(url);
  if (!hostPort.endsWith(':443') && !search.allowedHosts.has(hostPort)) throw new PortRefusedError({ host: hostPort });
  const discovered = await attempt(() => askDiscovery(search, bare), [], false);
  if (discovered !== null) return discovered;
  if (await answersAsTokenEndpoint(search, bare)) return bare;
  throw new NotHaloError({ host: url.host });
}

/** The base of the token endpoint by `.well-known/openid-configuration`; it must stand on the host that was asked. */
async function askDiscovery(search: AuthSearch, authServer: string): Promise<string> {
  const configuration = await askJson(search, `${authServer}/.well-known/openid-configuration`);
  const endpoint = configuration['token_endpoint'];
  if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) throw new NotHaloError({ host: new URL(authServer).host });
  const found = parseServer(endpoint, '/auth');
  // A configuration behind a reverse proxy may name an inner host: the path is believed, the host is not.
  return new URL(found).origin === new URL(authServer).origin ? found : authServer;
}

/** Asks for a token without any credential: a token endpoint refuses that with an error of OAuth. */
async function answersAsTokenEndpoint(search: AuthSearch, authServer: string): Promise<boolean> {
  const { reply, url } = await ask(search, `${authServer}/token`, 'grant_type=client_credentials');
  const { text } = answerText(reply);
  if (reply.status >= 300 && reply.status < 400) throw redirectOf(reply, { url, method: 'POST' });
  if (reply.status === 403) throw new BlockedBeforeSignInError({ host: url.host }, { status: 403 });
  if (reply.status >= 500) throw new ServerFailedError({ endpoint: `POST ${url.pathname}`, status: reply.status });
  if (answerKind(reply, text) === 'json') return /"error"\s*:/.test(text);
  if (isLoginPage(text)) throw new LoginPageError({ endpoint: `POST ${url.pathname}`, status: reply.status });
  throw new NotHaloError({ host: url.host });
}
