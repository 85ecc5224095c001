import type { IncomingMessage } from 'node:http';
import { serveAuthorize } from '../auth/serve-authorize.ts';
import { serveAuthInfo, serveDiscovery } from '../auth/serve-discovery.ts';
import { serveToken } from '../auth/serve-token.ts';
import type { Instance } from '../instance.ts';
import { type Answer, ok } from './answer.ts';
import { isObject } from './parse-body.ts';
import type { Query } from './query.ts';
import { refuse } from './refusal.ts';
import type { RoutePath } from './route-path.ts';

/** A request that may be answered without a token. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly path: RoutePath;
  readonly query: Query;
  readonly readBody: () => Promise<string>;
}

/** Answers what needs no token: token, discovery, authorisation and AuthInfo on every path under which clients look for them (API.md 1.1, 1.2). Null: none of these. */
export async function serveAnonymous(halo: Instance, asked: Asked): Promise<Answer | null> {
  const { request, path, query } = asked;
  const isUnderAuth = path.lower[0] === 'auth';
  const rest = (isUnderAuth ? path.lower.slice(1) : path.lower).join('/');
  const origin = originOf(request);
  const issuer = isUnderAuth ? `${origin}/auth` : origin;
  if (rest === 'token' || rest === 'connect/token') {
    if (request.method !== 'POST') throw refuse(405, 'The token endpoint takes POST only.', { Allow: 'POST' });
    const form = readForm(await asked.readBody(), String(request.headers['content-type'] ?? ''));
    return serveToken(halo, { form, query, authorization: request.headers.authorization, issuer });
  }
  if (rest === '.well-known/openid-configuration') return serveDiscovery(issuer);
  if (rest === '.well-known/jwks') return ok({ keys: [] });
  if (rest === 'authorize') return serveAuthorize(halo, query);
  if (path.lower.join('/') === 'authinfo') return serveAuthInfo(origin, halo.tenant);
  return null;
}

/** The address that the client asked: a proxy that ends TLS says so, as clients that discover the token endpoint compare the issuer. */
function originOf(request: IncomingMessage): string {
  const isSecure = 'encrypted' in request.socket || request.headers['x-forwarded-proto'] === 'https';
  return `${isSecure ? 'https' : 'http'}://${request.headers.host ?? '127.0.0.1'}`;
}

/** The form of a token request; some clients send it as JSON. */
function readForm(text: string, type: string): URLSearchParams {
  if (!/json/i.test(type)) return new URLSearchParams(text);
  const parsed: unknown = JSON.parse(text);
  return new URLSearchParams(
    isObject(parsed) ? Object.entries(parsed).map(([name, value]): [string, string] => [name, String(value)]) : [],
  );
}
