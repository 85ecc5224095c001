import { AnswerTooLargeError } from '../errors/answer-too-large.ts';
import type { ConnectorErrorDetail } from '../errors/connector-error.ts';

/** Collects a body, never beyond `limitBytes` of plain bytes. @throws AnswerTooLargeError */
export async function readBody(
  body: AsyncIterable<Uint8Array> | null,
  limitBytes: number,
  detail: ConnectorErrorDetail,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (body !== null)
    for await (const chunk of body) {
      size += chunk.length;
      if (size > limitBytes) throw new AnswerTooLargeError({ limitBytes }, detail);
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
}
