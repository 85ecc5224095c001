import { FileUnreadableError } from '../errors/file-unreadable.ts';
import { readXml, type XmlListener } from './read-xml.ts';
import type { WorkbookZip } from './workbook-zip.ts';

/** What has to be known before a sheet can be read. */
export interface Workbook {
  /** The parts of the sheets by their names, in order. */
  readonly sheets: ReadonlyMap<string, string>;
  /** Whether days are counted from 1904. */
  readonly isFrom1904: boolean;
  /** Whether a style, by its number, shows a date or a time. */
  readonly isDateStyle: readonly boolean[];
}

/** Reads names of sheets and styles. @throws FileUnreadableError */
export async function readWorkbook(zip: WorkbookZip): Promise<Workbook> {
  const targets = new Map<string, string>();
  const named: { readonly name: string; readonly id: string }[] = [];
  let isFrom1904 = false;
  await listen(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, partOf(Target));
    },
  });
  await listen(zip, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (name === 'sheet' && id) named.push({ name: attributes['name'] ?? '', id });
    },
  });
  const sheets = new Map(named.flatMap(({ name, id }) => (targets.has(id) ? [[name, targets.get(id) ?? ''] as const] : [])));
  if (sheets.size === 0) throw new FileUnreadableError({ fault: 'broken' });
  return { sheets, isFrom1904, isDateStyle: await readDateStyles(zip) };
}

async function readDateStyles(zip: WorkbookZip): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isInFormats = false;
  if (!zip.has('xl/styles.xml')) return styles;
  await listen(zip, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isInFormats = true;
      if (name === 'xf' && isInFormats) styles.push(isDate(Number(attributes['numFmtId'] ?? 0), codes));
    },
    close: (name) => {
      if (name === 'cellXfs') isInFormats = false;
    },
  });
  return styles;
}

/** The formats of dates that need no code (ECMA-376 part 1, 18.8.30), and codes with a letter of days or hours outside of quotes. */
function isDate(id: number, codes: ReadonlyMap<number, string>): boolean {
  if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)) return true;
  const code = (codes.get(id) ?? '').replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(code) && !/general/i.test(code);
}

/** Where a relationship leads, as the name of an entry. */
function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

async function listen(zip: WorkbookZip, part: string, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(await zip.open(part, 'other'), listener));
}
