import { FileUnreadableError } from '../errors/file-unreadable.ts';
import { readXml } from './read-xml.ts';
import type { WorkbookZip } from './workbook-zip.ts';

/** Cells point into these texts in any order, so that they are held in memory as a whole: this much, and no more. */
const mostCharacters = 64 * 1_048_576;

/** The texts that cells share, by number. Readings of ideograms (`rPh`) are left out. @throws FileUnreadableError */
export async function readSharedStrings(zip: WorkbookZip): Promise<readonly string[]> {
  const part = 'xl/sharedStrings.xml';
  const texts: string[] = [];
  if (!zip.has(part)) return texts;
  let [text, total] = ['', 0];
  let [isText, isReading] = [false, false];
  const listener = {
    open: (name: string) => {
      if (name === 'si') text = '';
      isText = name === 't' && !isReading;
      if (name === 'rPh') isReading = true;
    },
    text: (piece: string) => {
      if (!isText) return;
      total += piece.length;
      if (total > mostCharacters) throw new FileUnreadableError({ fault: 'too-large' });
      text += piece;
    },
    close: (name: string) => {
      isText = false;
      if (name === 'rPh') isReading = false;
      if (name === 'si') texts.push(text);
    },
  };
  for await (const _ of readXml(await zip.open(part, 'strings'), listener));
  return texts;
}
