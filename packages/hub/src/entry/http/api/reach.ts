import type { FastifyRequest } from 'fastify';

/** How the console was reached by a request. */
export interface Reach {
  /** `open`: by plain http from elsewhere; nobody signs in by that. */
  readonly kind: 'https' | 'loopback' | 'open';
  /** The address of the console as the browser sees it, without a slash at its end. */
  readonly url: string;
}

const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * How a request came. By https where a trusted proxy says so, or where it names the host of an https address of this hub (a proxy in front of it
 * has ended the TLS).
 * @param origins addresses of the console
 */
export function reachOf({ headers, protocol }: FastifyRequest, origins: ReadonlySet<string>): Reach {
  const host = headers.host ?? '';
  const secure = `https://${host.toLowerCase()}`;
  if (protocol === 'https' || origins.has(secure)) return { kind: 'https', url: secure };
  return { kind: loopback.test(host) ? 'loopback' : 'open', url: `http://${host}` };
}

/** The name of a cookie: with the prefix that no other host and no plain connection can set, where the connection is safe (TRUST S57). */
export function cookieName(purpose: 'session' | 'single-sign-on', { kind }: Reach): string {
  return `${kind === 'https' ? '__Host-' : ''}sundog${purpose === 'session' ? '' : '-sso'}`;
}

/** The header that sets a cookie; an empty value takes it away. @param maxAge in seconds; null: until the browser is closed */
export function setCookie(
  reach: Reach,
  purpose: 'session' | 'single-sign-on',
  { value, maxAge }: { readonly value: string; readonly maxAge: number | null },
): string {
  const life = value === '' ? '; Max-Age=0' : maxAge === null ? '' : `; Max-Age=${maxAge}`;
  const secure = reach.kind === 'https' ? '; Secure' : '';
  return `${cookieName(purpose, reach)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${life}`;
}
