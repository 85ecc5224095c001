import type { FieldValues } from '../kit/records/field-values.ts';
import { RowProblem } from '../kit/rows/row-problem.ts';
import { scalarFields } from '../kit/rows/scalar-fields.ts';
import type { SourceFile } from '../kit/source-file.ts';
import { cellInstant, cellNumber, cellText } from './cell-values.ts';
import { FileUnreadableError } from './errors/file-unreadable.ts';
import type { ImportProfile, RecordMember } from './import-profile.ts';
import type { Cell, TableRow } from './table-row.ts';
import { tableRows } from './table-rows.ts';

/** The columns of a table: which member each fills, and what the others are called. */
class Columns {
  readonly #profile: ImportProfile;
  readonly #places: ReadonlyMap<RecordMember, number>;
  readonly #others: readonly (readonly [name: string, place: number])[];
  readonly width: number;

  constructor(profile: ImportProfile, headers: readonly string[]) {
    const wanted = Object.entries(profile.columns) as [RecordMember, string][];
    const placeOf = (name: string) => {
      const number = /^#(\d{1,4})$/.exec(name)?.[1];
      return number ? Number(number) - 1 : headers.findIndex((header) => sameHeader(header, name));
    };
    const places = wanted.map(([member, name]) => [member, placeOf(name)] as const).filter(([, place]) => place >= 0);
    if (places.length === 0) throw new FileUnreadableError({ fault: 'no-header' });
    this.#profile = profile;
    this.#places = new Map(places);
    this.width = headers.length;
    const taken = new Set(this.#places.values());
    this.#others = headers.flatMap((name, place) => (taken.has(place) || name === '' ? [] : [[name, place] as const]));
  }

  read(cells: readonly Cell[]): MappedRow {
    if (this.width > 0 && cells.slice(this.width).some((cell) => cell !== ''))
      throw new RowProblem(`it has ${cells.length} cells, and there are ${this.width} headers`);
    const cellOf = (member: RecordMember) => {
      const place = this.#places.get(member);
      return place === undefined ? undefined : cells[place];
    };
    return {
      text: (member) => cellText(cellOf(member)),
      number: (member) => cellNumber(cellOf(member), this.#profile),
      instant: (member) => cellInstant(cellOf(member), this.#profile),
      fields: () => scalarFields(Object.fromEntries(this.#others.map(([name, place]) => [name, plain(cells[place])]))),
    };
  }
}

const sameHeader = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
const plain = (cell: Cell | undefined) => (cell instanceof Date ? cellText(cell) : cell);

/** A row by members. Readers of numbers and instants throw RowProblem. */
export interface MappedRow {
  text(member: RecordMember): string | null;
  number(member: RecordMember): number | null;
  instant(member: RecordMember): Date | null;
  /** What no member takes, by its header. */
  fields(): FieldValues;
}

/** A row of the table: what it holds, or why it cannot be read. */
export type MappedLine =
  | { readonly line: number; readonly row: MappedRow }
  | { readonly line: number; readonly problem: string; readonly text: string };

/** The rows below the headers, by members. @throws FileUnreadableError */
export async function* mappedRows(file: SourceFile, profile: ImportProfile): AsyncGenerator<MappedLine> {
  let columns = profile.headerRow === 0 ? new Columns(profile, []) : null;
  for await (const row of tableRows(file, profile)) {
    if (columns !== null) yield lineOf(row, columns);
    else if (row.line >= profile.headerRow && row.problem === null)
      columns = new Columns(
        profile,
        row.cells.map((cell) => cellText(cell) ?? ''),
      );
  }
  if (columns === null) throw new FileUnreadableError({ fault: 'no-header' });
}

function lineOf({ line, cells, problem }: TableRow, columns: Columns): MappedLine {
  if (problem !== null) return { line, problem, text: textOfCells(cells) };
  try {
    return { line, row: columns.read(cells) };
  } catch (error) {
    if (error instanceof RowProblem) return { line, problem: error.message, text: textOfCells(cells) };
    throw error;
  }
}

function textOfCells(cells: readonly Cell[]): string {
  return JSON.stringify(cells).slice(0, 20_000);
}
