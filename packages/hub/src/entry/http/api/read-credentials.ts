import type { FastifyRequest } from 'fastify';
import { AmbiguousCredentialsError } from '../../../foundation/errors/ambiguous-credentials.ts';
import type { Credentials } from './gatekeeper.ts';
import { cookieName, type Reach } from './reach.ts';

/**
 * Who a request says that it is from. Said twice, in two ways, or with nothing in it, it is refused: no default ever stands in (TRUST S42).
 * The cookie of another kind of door (`sundog` where `__Host-sundog` belongs) is not looked at: a page of a neighbouring host could set that one.
 * @throws AmbiguousCredentialsError
 */
export function readCredentials(request: FastifyRequest, reach: Reach): Credentials {
  const { raw } = request;
  const key = readKey(valuesOf(raw.rawHeaders, 'authorization'));
  const session = readCookie(valuesOf(raw.rawHeaders, 'cookie').join('; '), cookieName('session', reach));
  if (key !== null && session !== null) throw new AmbiguousCredentialsError('both a key and a session came along');
  return { session, key, ip: addressOf(request) };
}

/** The address that a request came from. A server that listens on both families sees `::ffff:203.0.113.9` for what is 203.0.113.9. */
export function addressOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** One cookie of a request; null: it is not there. @throws AmbiguousCredentialsError where it came twice or is empty */
export function readCookie(header: string, name: string): string | null {
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  if (value === undefined) return null;
  if (values.length > 1) throw new AmbiguousCredentialsError('the cookie of the session came twice');
  if (!/^[\w-]{20,200}$/.test(value)) throw new AmbiguousCredentialsError('the cookie of the session is empty or broken');
  return value;
}

function readKey(values: readonly string[]): string | null {
  const [value] = values;
  if (value === undefined) return null;
  if (values.length > 1) throw new AmbiguousCredentialsError('the header Authorization came twice');
  const key = /^bearer +(sdg_(?:live|test)_[\w-]{20,100})$/i.exec(value.trim())?.[1];
  if (key === undefined) throw new AmbiguousCredentialsError('the header Authorization holds no key of this hub');
  return key;
}

/** Every value of a header as it came: Node keeps only one of some that come twice. */
function valuesOf(rawHeaders: readonly string[], name: string): readonly string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}
