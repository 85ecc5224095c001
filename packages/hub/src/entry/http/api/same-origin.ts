import type { IncomingHttpHeaders } from 'node:http';
import { ForeignOriginError } from '../../../foundation/errors/foreign-origin.ts';

/**
 * Refuses what a page of another site sends with the person's cookie. Browsers tell by Sec-Fetch-Site, and by Origin on everything but
 * plain reads; a program that sends neither has no cookie of a browser to abuse.
 * @throws ForeignOriginError
 */
export function assertSameOrigin(headers: IncomingHttpHeaders, origins: ReadonlySet<string>): void {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') throw new ForeignOriginError();
  const { origin } = headers;
  if (origin === undefined) return;
  const own = headers.host === undefined ? [] : [`http://${headers.host}`, `https://${headers.host}`];
  if (!origins.has(origin) && !own.includes(origin)) throw new ForeignOriginError();
}
