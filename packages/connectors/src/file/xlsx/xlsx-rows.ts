import type { SourceFile } from '../../kit/source-file.ts';
import { FileUnreadableError } from '../errors/file-unreadable.ts';
import type { ImportProfile } from '../import-profile.ts';
import type { TableRow } from '../table-row.ts';
import { readSharedStrings } from './read-shared-strings.ts';
import { readWorkbook } from './read-workbook.ts';
import { readXml } from './read-xml.ts';
import { SheetListener } from './sheet-listener.ts';
import { openWorkbookZip } from './workbook-zip.ts';

/** The rows of one sheet of a workbook, streamed; only the texts that cells share are held in memory. @throws FileUnreadableError */
export async function* xlsxRows(file: SourceFile, { sheet }: Pick<ImportProfile, 'sheet'>): AsyncGenerator<TableRow> {
  const zip = await openWorkbookZip(file);
  try {
    const workbook = await readWorkbook(zip);
    const part = sheet === null ? [...workbook.sheets.values()][0] : workbook.sheets.get(sheet);
    if (part === undefined) throw new FileUnreadableError({ fault: 'no-such-sheet' });
    const listener = new SheetListener(workbook, await readSharedStrings(zip));
    for await (const _ of readXml(await zip.open(part, 'sheet'), listener)) yield* listener.takeRows();
  } finally {
    zip.close();
  }
}
