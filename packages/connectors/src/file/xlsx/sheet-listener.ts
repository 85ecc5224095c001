import { type Cell, type TableRow, tableLimits } from '../table-row.ts';
import type { Workbook } from './read-workbook.ts';
import type { XmlListener } from './read-xml.ts';

const dayMs = 86_400_000;

/** Gathers the rows of a sheet (ECMA-376 part 1, 18.3.1.4): `<row r><c r t s><v>` or `<is><t>`. */
export class SheetListener implements XmlListener {
  readonly #workbook: Pick<Workbook, 'isFrom1904' | 'isDateStyle'>;
  readonly #texts: readonly string[];
  #rows: TableRow[] = [];
  #line = 0;
  #cells: Cell[] = [];
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  #isValue = false;
  #problem: string | null = null;

  constructor(workbook: Pick<Workbook, 'isFrom1904' | 'isDateStyle'>, texts: readonly string[]) {
    this.#workbook = workbook;
    this.#texts = texts;
  }

  /** What was gathered since it was last asked. */
  takeRows(): readonly TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#isValue = name === 'v' || name === 't';
    if (name === 'row') this.#beginRow(attributes);
    if (name === 'c') this.#beginCell(attributes);
  }

  text(text: string): void {
    if (!this.#isValue) return;
    if (this.#value.length + text.length > tableLimits.cellText) this.#problem = 'a cell is too long';
    else this.#value += text;
  }

  close(name: string): void {
    this.#isValue = false;
    if (name === 'c') this.#endCell();
    if (name === 'row' && (this.#cells.some((cell) => cell !== '') || this.#problem !== null))
      this.#rows.push({ line: this.#line, cells: Array.from(this.#cells, (cell) => cell ?? ''), problem: this.#problem });
  }

  #beginRow({ r }: Readonly<Record<string, string>>): void {
    this.#line = Number(r) > 0 ? Number(r) : this.#line + 1;
    this.#cells = [];
    this.#column = 0;
    this.#problem = null;
  }

  #beginCell({ r = '', t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    this.#column = columnOf(r) ?? this.#column + 1;
    [this.#type, this.#style, this.#value] = [t, Number(s), ''];
  }

  #endCell(): void {
    if (this.#column > tableLimits.columns) this.#problem = `it has more than ${tableLimits.columns} cells`;
    else if (this.#value !== '') this.#cells[this.#column - 1] = this.#cellOf(this.#value);
  }

  #cellOf(value: string): Cell {
    if (this.#type === 's') return this.#texts[Number(value)] ?? '';
    if (this.#type === 'b') return value === '1';
    if (this.#type === 'd') return new Date(value);
    if (this.#type !== 'n') return this.#type === 'e' ? '' : value; // str, inlineStr; an error of a formula is nothing
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    return this.#workbook.isDateStyle[this.#style] === true ? this.#dateOf(number) : number;
  }

  /** Days since the end of 1899, where 1900 is taken for a leap year, or since 1904. */
  #dateOf(days: number): Date {
    const start = this.#workbook.isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
    return new Date(start + Math.round(days * dayMs));
  }
}

/** The number of a column from 1, of `BC12`; null where there is no reference. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : null;
}
