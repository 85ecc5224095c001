import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { AnswerCutOffError } from '../errors/answer-cut-off.ts';
import { AnswerTooLargeError } from '../errors/answer-too-large.ts';

const readers = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * Joins the parts of a body and undoes its compression, never beyond `limitBytes` of plain bytes.
 * @throws AnswerTooLargeError (a compression bomb), AnswerCutOffError
 */
export async function decompress(
  chunks: readonly Buffer[],
  encoding: string | string[] | undefined,
  limitBytes: number,
): Promise<Buffer> {
  const [first] = chunks;
  const joined = chunks.length === 1 && first ? first : Buffer.concat(chunks);
  const name = String(encoding ?? 'identity')
    .trim()
    .toLowerCase();
  if (name === 'identity' || name === '' || joined.length === 0) return joined;
  if (!isKnown(name)) throw new AnswerCutOffError();
  try {
    return await readers[name](joined, { maxOutputLength: limitBytes });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new AnswerTooLargeError({ limitBytes });
    throw new AnswerCutOffError({ cause: error });
  }
}

function isKnown(name: string): name is keyof typeof readers {
  return Object.hasOwn(readers, name);
}
