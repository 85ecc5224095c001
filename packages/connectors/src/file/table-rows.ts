import type { SourceFile } from '../kit/source-file.ts';
import { csvRows } from './csv/csv-rows.ts';
import { FileUnreadableError } from './errors/file-unreadable.ts';
import type { ImportProfile } from './import-profile.ts';
import { type TableRow, tableLimits } from './table-row.ts';
import { xlsxRows } from './xlsx/xlsx-rows.ts';

/** The largest file that is opened at all. */
const mostBytes = 2 * 1_073_741_824;

/** What a file is by its first bytes; its name may say anything. @throws FileUnreadableError */
export async function kindOfFile(file: SourceFile): Promise<'csv' | 'xlsx'> {
  if (file.bytes > mostBytes) throw new FileUnreadableError({ fault: 'too-large' });
  const head = await firstBytes(file, 4_096);
  const isLittle = head[0] === 0xff && head[1] === 0xfe;
  const isBig = head[0] === 0xfe && head[1] === 0xff;
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return 'xlsx';
  if (head.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
    throw new FileUnreadableError({ fault: 'old-or-protected' });
  // Every second byte of UTF-16 is often zero; elsewhere a zero is no text.
  if (head.length === 0 || (head.includes(0) && !isLittle && !isBig && !isEverySecondZero(head)))
    throw new FileUnreadableError({ fault: 'no-table' });
  return 'csv';
}

/** The first bytes of a file. */
export async function firstBytes(file: SourceFile, count: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.read(0, Math.min(count, file.bytes))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function isEverySecondZero(head: Buffer): boolean {
  const odd = head.filter((byte, index) => index % 2 === 1 && byte === 0).length;
  const even = head.filter((byte, index) => index % 2 === 0 && byte === 0).length;
  return odd > head.length / 4 && even < odd / 10;
}

/** The rows of a file, streamed, whatever its form. @throws FileUnreadableError */
export async function* tableRows(file: SourceFile, profile: ImportProfile): AsyncGenerator<TableRow> {
  const rows = (await kindOfFile(file)) === 'xlsx' ? xlsxRows(file, profile) : csvRows(file, profile);
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > tableLimits.rows + Math.max(1, profile.headerRow)) throw new FileUnreadableError({ fault: 'too-many-rows' });
    yield row;
  }
}
