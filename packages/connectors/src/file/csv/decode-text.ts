import { TextDecoder } from 'node:util';
import type { FileEncoding } from '../import-profile.ts';

/** The text of a file in pieces, without a byte order mark. Bytes that are none of the encoding become U+FFFD. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, encoding: FileEncoding): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes) {
    // Big-endian shows in the mark alone; programs that write UTF-16 write the mark.
    decoder ??= new TextDecoder(
      encoding === 'utf-16' ? (chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-16le') : encoding,
    );
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}
