import type { Readable } from 'node:stream';
import { FileUnreadableError } from '../errors/file-unreadable.ts';

/** What is told of an element: its name without a prefix. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads XML piece by piece and yields after each piece, so that what was gathered can be handed on. Entities other than the five of XML are
 * errors, and no document type is followed.
 * @throws FileUnreadableError
 */
export async function* readXml(stream: Readable, listener: XmlListener): AsyncGenerator<void> {
  const { default: sax } = await import('sax'); // loaded with the first workbook
  const parser = sax.parser(true, { position: false });
  let failure: Error | null = null;
  parser.onerror = (error) => {
    failure ??= error;
  };
  parser.onopentag = ({ name, attributes }) => listener.open?.(bareName(name), attributes as Record<string, string>);
  parser.ontext = (text) => listener.text?.(text);
  parser.oncdata = (text) => listener.text?.(text);
  parser.onclosetag = (name) => listener.close?.(bareName(name));
  const decoder = new TextDecoder();
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }));
      if (failure !== null) throw failure;
      yield;
    }
    parser.close();
    if (failure !== null) throw failure;
    yield;
  } catch (error) {
    throw error instanceof FileUnreadableError ? error : new FileUnreadableError({ fault: 'broken' });
  } finally {
    stream.destroy();
  }
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
