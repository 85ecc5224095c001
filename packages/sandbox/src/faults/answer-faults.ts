import type { Answer } from '../http/answer.ts';
import type { FaultRule } from './fault.ts';

const htmlType = { 'Content-Type': 'text/html; charset=utf-8' };
const errorPage = '<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>';
const loginPage =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form method="post" action="/auth/account/login"><input name="username"><input name="password" type="password"></form></body></html>';

const words: Readonly<Record<number, string>> = {
  401: 'The specified token is invalid.',
  403: 'You do not have permission to perform this request.',
  429: 'You have reached the API rate limit of 300 requests per rolling 5 minute window.',
  500: 'An unhandled error has occurred.',
};

/** The answer that a fault gives instead of serving the request; null: it is served. */
export function answerFault({ fault, args = {} }: FaultRule): Answer | null {
  if (fault === 'html') return { status: 200, headers: htmlType, bytes: Buffer.from(errorPage) };
  if (fault === 'login-page') return { status: 200, headers: htmlType, bytes: Buffer.from(loginPage) };
  if (fault !== 'status') return null;
  const status = Number(args['status'] ?? 500);
  const headers: Record<string, string> = args['retryAfter'] === undefined ? {} : { 'Retry-After': String(args['retryAfter']) };
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer error="invalid_token"';
  return { status, headers, json: args['body'] ?? { Message: words[status] ?? 'The service is unavailable.' } };
}
