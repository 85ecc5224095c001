import { answerKind, answerText, isLoginPage } from '../answer/answer-text.ts';
import { redirectOf } from '../answer/refusal-of.ts';
import type { HaloCredentials } from '../credentials.ts';
import { BlockedBeforeSignInError } from '../errors/blocked-before-sign-in.ts';
import { LoginPageError } from '../errors/login-page.ts';
import { NotHaloError } from '../errors/not-halo.ts';
import { PageInsteadOfJsonError } from '../errors/page-instead-of-json.ts';
import { RateLimitedError } from '../errors/rate-limited.ts';
import { SecretNotGivenError } from '../errors/secret-not-given.ts';
import { ServerFailedError } from '../errors/server-failed.ts';
import { TokenUnreadableError } from '../errors/token-unreadable.ts';
import { UserInsteadOfAgentError } from '../errors/user-instead-of-agent.ts';
import { WrongTenantError } from '../errors/wrong-tenant.ts';
import type { WireReply } from '../network/wire.ts';
import { readRetryAfter } from '../retry-timing.ts';
import { type AgentClaims, isUserLogin, readAgentClaims } from './id-token.ts';
import type { TokenQuestion } from './token-question.ts';
import { tokenRefusal } from './token-refusal.ts';

/** A token as it came. */
export interface TokenAnswer {
  readonly accessToken: string;
  /** In milliseconds; null: Halo said nothing that can be used. */
  readonly expiresInMs: number | null;
  readonly grantedScopes: readonly string[] | null;
  readonly agent: AgentClaims | null;
}

/**
 * Asks the authorisation server for a token (API.md 1.3, 1.4): one form, one answer. The secret stands in the body and nowhere else.
 * @throws an error of its own for everything that can be wrong; never one that holds the secret or the answer
 */
export async function askToken(question: TokenQuestion): Promise<TokenAnswer> {
  const { address, transport } = question;
  const url = new URL(`${address.authServer}/token`);
  if (address.tenant !== null) url.searchParams.set('tenant', address.tenant);
  const reply = await transport.send({
    url,
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      'user-agent': question.userAgent,
    },
    body: (await formOf(question)).toString(),
  });
  return readAnswer(reply, url, question);
}

async function formOf({ credentials, scopes }: TokenQuestion): Promise<URLSearchParams> {
  const form = new URLSearchParams({ grant_type: credentials.grant, client_id: credentials.clientId });
  const secret = await secretOf(credentials);
  if (credentials.grant === 'password') {
    form.set('username', credentials.username);
    form.set('password', secret);
  } else form.set('client_secret', secret);
  form.set('scope', scopes.join(' '));
  return form;
}

async function secretOf(credentials: HaloCredentials): Promise<string> {
  try {
    return await (credentials.grant === 'password' ? credentials.password() : credentials.clientSecret());
  } catch (cause) {
    throw new SecretNotGivenError({ cause });
  }
}

function readAnswer(reply: WireReply, url: URL, question: TokenQuestion): TokenAnswer {
  const asked = { url, method: 'POST' } as const;
  const detail = { endpoint: `POST ${url.pathname}`, status: reply.status };
  const { text } = answerText(reply);
  const kind = answerKind(reply, text);
  if (reply.status >= 300 && reply.status < 400) throw redirectOf(reply, asked);
  if (reply.status === 429)
    throw new RateLimitedError(
      { retryAfterMs: readRetryAfter(headerOf(reply, 'retry-after'), reply.serverTime ?? question.now) },
      detail,
    );
  if (reply.status >= 500 || reply.status === 408) throw new ServerFailedError(detail);
  const json = kind === 'json' ? parse(text) : undefined;
  if (reply.status >= 400) throw refusal(reply, { json, url, question });
  if (json === undefined) throw isLoginPage(text) ? new LoginPageError(detail) : new PageInsteadOfJsonError(detail);
  const token = memberOf(json, 'access_token');
  // A token goes into a header: anything but visible ASCII is not one.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw new TokenUnreadableError(detail);
  const claims = readAgentClaims(memberOf(json, 'id_token'));
  if (isUserLogin(memberOf(json, 'id_token'))) throw new UserInsteadOfAgentError(detail);
  return {
    accessToken: token,
    expiresInMs: readExpiry(memberOf(json, 'expires_in')),
    grantedScopes: readScopes(memberOf(json, 'scope')),
    agent: claims,
  };
}

function refusal(
  reply: WireReply,
  { json, url, question }: { readonly json: unknown; readonly url: URL; readonly question: TokenQuestion },
): Error {
  const detail = { endpoint: `POST ${url.pathname}`, status: reply.status };
  const error = memberOf(json, 'error');
  if (typeof error === 'string') return tokenRefusal(error, textOf(memberOf(json, 'error_description')), { question, detail });
  if (reply.status === 401) return tokenRefusal('invalid_client', '', { question, detail });
  if (reply.status === 403) return new BlockedBeforeSignInError({ host: url.host }, detail);
  // What a wrong tenant meets is not known (API.md 6.19); without an error of OAuth it is the likeliest.
  if (question.address.tenant !== null && reply.status !== 405)
    return new WrongTenantError({ tenant: question.address.tenant }, detail);
  return new NotHaloError({ host: url.host }, detail);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // broken JSON is treated as no JSON
  }
}

function memberOf(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? (json as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function headerOf(reply: WireReply, name: string): string | undefined {
  const value = reply.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function readExpiry(value: unknown): number | null {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null;
}

function readScopes(value: unknown): readonly string[] | null {
  const text = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join(' ') : textOf(value);
  const scopes = text.split(/[\s,]+/).filter((scope) => scope !== '');
  return scopes.length === 0 ? null : scopes;
}
