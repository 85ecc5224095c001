import { Readable } from 'node:stream';
import type { Entry, RandomAccessReader, ZipFile } from 'yauzl';
import type { SourceFile } from '../../kit/source-file.ts';
import { FileUnreadableError } from '../errors/file-unreadable.ts';

/** How many bytes a part may unpack to, by what it is. What is said of the size is compared with what comes out. */
const mostBytes = { sheet: 3 * 1_073_741_824, strings: 268_435_456, other: 33_554_432 } as const;
/** A part that unpacks to more than this may not be so many times its packed size. Tables of text come to 20 to 60 times. */
const unsuspiciousBytes = 33_554_432;
const mostRatio = 250;
const mostEntries = 5_000;

/** The parts of a workbook, each opened on demand. */
export interface WorkbookZip {
  /** Whether the workbook has this part. */
  has(name: string): boolean;
  /** A part as a stream of plain bytes. @throws FileUnreadableError */
  open(name: string, kind: keyof typeof mostBytes): Promise<Readable>;
  close(): void;
}

/** Opens a workbook. Names of parts are looked up among its entries and nowhere else. @throws FileUnreadableError */
export async function openWorkbookZip(file: SourceFile): Promise<WorkbookZip> {
  const yauzl = await import('yauzl'); // loaded with the first workbook
  class Reader extends yauzl.RandomAccessReader {
    override _readStreamForRange(start: number, end: number): Readable {
      return Readable.from(file.read(start, end));
    }
  }
  const reader: RandomAccessReader = new Reader();
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await yauzl.fromRandomAccessReaderPromise(reader, file.bytes, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > mostEntries) throw new FileUnreadableError({ fault: 'too-large' });
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName.toLowerCase(), entry);
  } catch (error) {
    throw error instanceof FileUnreadableError ? error : new FileUnreadableError({ fault: 'broken' });
  }
  return {
    has: (name) => entries.has(name.toLowerCase()),
    open: async (name, kind) => {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw new FileUnreadableError({ fault: 'broken' });
      if (entry.isEncrypted()) throw new FileUnreadableError({ fault: 'old-or-protected' });
      if (isBomb(entry, mostBytes[kind])) throw new FileUnreadableError({ fault: 'too-large' });
      return zip.openReadStreamPromise(entry);
    },
    close: () => zip.close(),
  };
}

function isBomb({ uncompressedSize, compressedSize }: Entry, most: number): boolean {
  const isSuspicious = uncompressedSize > unsuspiciousBytes && uncompressedSize > compressedSize * mostRatio;
  return uncompressedSize > most || isSuspicious;
}
