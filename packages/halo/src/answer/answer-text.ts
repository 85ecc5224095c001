import { isUtf8 } from 'node:buffer';
import type { WireReply } from '../network/wire.ts';

/** The text of an answer. */
export interface AnswerText {
  readonly text: string;
  /** Whether bytes that are no UTF-8 were replaced by U+FFFD. */
  readonly isRepaired: boolean;
}

/** Decodes a body: UTF-8 with or without a byte order mark; what is no UTF-8 becomes U+FFFD. */
export function answerText({ body }: WireReply): AnswerText {
  const hasMark = body.length >= 3 && body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  const text = hasMark ? body.toString('utf8', 3) : body.toString('utf8');
  return { text, isRepaired: !isUtf8(body) };
}

/** What an answer is by its type and its first character: `json` may be trusted to be meant as JSON. */
export function answerKind(reply: WireReply, text: string): 'json' | 'page' | 'nothing' {
  if (/^\s*$/.test(text.slice(0, 256)) && text.trim() === '') return 'nothing';
  const type = String(reply.headers['content-type'] ?? '').toLowerCase();
  if (type.includes('html') || type.includes('xml')) return 'page';
  const first = text.trimStart().charAt(0);
  if (type.includes('json')) return first === '<' ? 'page' : 'json';
  return first === '{' || first === '[' ? 'json' : 'page';
}

/** Whether a page asks somebody to log in. */
export function isLoginPage(text: string): boolean {
  return /type\s*=\s*["']?password|(?:log|sign)[\s-]?in\b/i.test(text.slice(0, 65_536));
}
