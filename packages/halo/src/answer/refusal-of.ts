import { AnswerCutOffError } from '../errors/answer-cut-off.ts';
import type { HaloError } from '../errors/halo-error.ts';
import { LoginPageError } from '../errors/login-page.ts';
import { NotFoundError } from '../errors/not-found.ts';
import { NotPermittedError } from '../errors/not-permitted.ts';
import { PageInsteadOfJsonError } from '../errors/page-instead-of-json.ts';
import { RedirectRefusedError } from '../errors/redirect-refused.ts';
import { RequestRefusedError } from '../errors/request-refused.ts';
import { ServerFailedError } from '../errors/server-failed.ts';
import { ValidationRefusedError } from '../errors/validation-refused.ts';
import type { WireReply } from '../network/wire.ts';
import { answerKind, answerText, isLoginPage } from './answer-text.ts';
import { readHaloSaying } from './halo-says.ts';

/** Where an answer came from. */
export interface AskedThing {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'DELETE';
}

/** `GET /api/Tickets`: what errors call an endpoint. Never holds the query. */
export function endpointOf({ method, url }: AskedThing): string {
  return `${method} ${url.pathname}`;
}

/**
 * The error of an answer of the resource server, or null where it is a 2xx that may be read. 401 and 429 are not judged here: the
 * sender deals with them.
 */
export function refusalOf(reply: WireReply, asked: AskedThing): HaloError | null {
  const detail = { endpoint: endpointOf(asked), status: reply.status };
  if (reply.status >= 300 && reply.status < 400) return redirectOf(reply, asked);
  if (reply.status < 300) return null;
  if (reply.status === 403) return new NotPermittedError(detail);
  if (reply.status === 404) return new NotFoundError(detail);
  if (reply.status >= 500 || reply.status === 408) return new ServerFailedError(detail);
  const { says, fields } = readHaloSaying(answerText(reply).text);
  if (asked.method !== 'GET') return new ValidationRefusedError({ fields, haloSays: says }, detail);
  return new RequestRefusedError({ haloSays: says }, detail);
}

/** The error of a redirect: names the host that it leads to, and whether that is a login page. */
export function redirectOf(reply: WireReply, asked: AskedThing): RedirectRefusedError {
  const location = String(reply.headers['location'] ?? '');
  const target = URL.canParse(location, asked.url.href) ? new URL(location, asked.url) : null;
  const isLogin =
    target !== null && /log[-_]?in|sign[-_]?in|logon|sso|saml|oauth|authorize/i.test(target.pathname + target.hostname);
  return new RedirectRefusedError(
    { host: asked.url.host, target: target === null ? 'nowhere' : target.host, isLogin },
    { endpoint: endpointOf(asked), status: reply.status },
  );
}

/**
 * The JSON of an answer. @param compact what makes its body smaller before it is read
 * @throws PageInsteadOfJsonError, LoginPageError, AnswerCutOffError (nothing, truncated or broken JSON)
 */
export function jsonOf(
  reply: WireReply,
  asked: AskedThing,
  compact: (body: Buffer) => Buffer = (whole) => whole,
): { readonly json: unknown; readonly text: string; readonly isRepaired: boolean } {
  const { text, isRepaired } = answerText({ ...reply, body: compact(reply.body) });
  const detail = { endpoint: endpointOf(asked), status: reply.status };
  const kind = answerKind(reply, text);
  if (kind === 'page') throw isLoginPage(text) ? new LoginPageError(detail) : new PageInsteadOfJsonError(detail);
  if (kind === 'nothing') throw new AnswerCutOffError(detail);
  try {
    return { json: JSON.parse(text), text, isRepaired };
  } catch {
    // The parser's own words quote the body, which may hold customers' data.
    throw new AnswerCutOffError(detail);
  }
}
