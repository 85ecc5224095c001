import { AddressNotUnderstoodError } from '../errors/address-not-understood.ts';

/** What a pasted address tells by itself. */
export interface ParsedAddress {
  /** Scheme, host and port, and the folder that HaloPSA stands in where `/api` or `/auth` was pasted with one. Without a slash at its end. */
  readonly root: string;
  /** Of `?tenant=`; null: none was pasted. */
  readonly tenant: string | null;
}

const bareName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * Reads whatever a person pasted: a bare name (`acme` is `https://acme.halopsa.com`), a host, or the address of any page, with or
 * without `/api`, `/auth` or `/token`.
 * @throws AddressNotUnderstoodError for what is none, and for forms that hide another host (TRUST S09, S11)
 */
export function parseAddress(input: string): ParsedAddress {
  const text = input.trim().replace(/^["'<]+|["'>]+$/g, '');
  if (text === '') throw refuse('nothing was typed');
  if (/[\s\u0000-\u001f\u007f]/.test(text)) throw refuse('it holds spaces or line breaks');
  if (bareName.test(text) && text.toLowerCase() !== 'localhost' && !/^(0x[0-9a-f]+|\d+)$/i.test(text))
    return { root: `https://${text.toLowerCase()}.halopsa.com`, tenant: null };
  const url = toUrl(text);
  return { root: `${url.protocol}//${hostOf(url)}${folderOf(url.pathname)}`, tenant: url.searchParams.get('tenant') };
}

/**
 * An address that was given explicitly as the resource or the authorisation server.
 * @param place what to add where only a host was given: `/api`, `/auth`
 * @throws AddressNotUnderstoodError
 */
export function parseServer(input: string, place: '/api' | '/auth'): string {
  const url = toUrl(input.trim());
  const path = url.pathname
    .replace(/\/+$/, '')
    .replace(/\/+token$/i, '')
    .replace(/\/+$/, '');
  return `${url.protocol}//${hostOf(url)}${path === '' ? place : path}`;
}

function toUrl(text: string): URL {
  if (text.includes('\\')) throw refuse('it holds a backslash');
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http')
    throw refuse(`it begins with ${scheme}: and not with https:`);
  if (scheme !== undefined && !/^https?:\/\/[^/]/i.test(text)) throw refuse('the host is missing');
  const whole = scheme === undefined ? `https://${text}` : text;
  // Between the two slashes and the next one there may be a host and a port, nothing else.
  const authority = /^https?:\/\/([^/]*)/i.exec(whole)?.[1] ?? '';
  if (/[@%]/.test(authority)) throw refuse('it holds a user name or an encoded part before the host');
  if (/[?#]/.test(authority)) throw refuse('a question mark or a hash follows the host at once, which may hide another host');
  if (!URL.canParse(whole)) throw refuse('the host is not a valid name');
  const url = new URL(whole);
  if (url.username !== '' || url.password !== '') throw refuse('it holds a user name or a password');
  if (/^\.|\.\.|^$/.test(url.hostname)) throw refuse('the host is missing or has an empty part');
  if (
    !url.hostname.includes('.') &&
    !url.hostname.startsWith('[') &&
    url.port === '' &&
    scheme === undefined &&
    url.hostname !== 'localhost'
  )
    throw refuse('it has no domain');
  return url;
}

function hostOf(url: URL): string {
  return url.host.replace(/\.(?=$|:)/, '');
}

/** The folder before `/api` or `/auth`; of any other page, none: HaloPSA stands at the root. */
function folderOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const at = parts.findIndex((part) => /^(api|auth)$/i.test(part));
  return at > 0 ? `/${parts.slice(0, at).join('/')}` : '';
}

function refuse(why: string): AddressNotUnderstoodError {
  return new AddressNotUnderstoodError({ why });
}
