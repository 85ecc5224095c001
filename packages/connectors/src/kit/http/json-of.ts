import { AnswerCutOffError } from '../errors/answer-cut-off.ts';
import type { ConnectorErrorDetail } from '../errors/connector-error.ts';
import { PageInsteadOfJsonError } from '../errors/page-instead-of-json.ts';

/**
 * The JSON of a body. What begins like JSON and does not end like it was cut; what begins otherwise is a page.
 * @throws AnswerCutOffError, PageInsteadOfJsonError
 */
export function jsonOf(body: Buffer, mayBeEmpty: boolean, detail: ConnectorErrorDetail): unknown {
  const text = body
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '') {
    if (mayBeEmpty) return null;
    throw new AnswerCutOffError(detail);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The error of the parser quotes the text, so it is no cause here.
    throw /^[[{"\d-]/.test(text) ? new AnswerCutOffError(detail) : new PageInsteadOfJsonError(detail);
  }
}
