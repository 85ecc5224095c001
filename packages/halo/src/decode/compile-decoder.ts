import type { HaloEntity } from '../entity.ts';
import { memberSpans, skipSpace } from '../paging/scan-json.ts';
import type { HaloRow } from '../row.ts';
import { type Coercion, coercions, type Remarks } from './coercions.ts';
import type { FieldNote, FieldProblem } from './field-note.ts';

/** A row under our names, with values of the kinds that its entity declares. */
export interface DecodedRow {
  /** By our name of the field: whole numbers as numbers, decimals and money as exact text, instants as ISO 8601 in UTC; absent is null. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What was odd, in no particular order. Empty for nearly every row. */
  readonly notes: readonly FieldNote[];
  /** Why the row cannot be identified, as a clause that names no value; null: it can. The values of such a row are not to be used. */
  readonly unreadable: string | null;
}

interface FieldPlan {
  readonly name: string;
  readonly wire: string;
  readonly coerce: Coercion;
}

const noNotes: readonly FieldNote[] = Object.freeze([]);
/** Sixteen digits in a row, a point among them or not: more than a double may keep. */
const manyDigits = /\d[\d.]{15}/;

/**
 * Compiles the decoder of an entity: a pure function from a row as Halo sent it to typed values, by the table of coercions of
 * TRUST F27. It never throws and never changes the row.
 */
export function compileDecoder(entity: HaloEntity): (row: HaloRow) => DecodedRow {
  const plans: readonly FieldPlan[] = Object.entries(entity.fields).map(([name, { wire, kind }]) => ({
    name,
    wire,
    coerce: coercions[kind],
  }));
  const keyNames = entity.key;
  // Copies of one object share its layout, which makes their members fast to write and to read.
  const empty: Readonly<Record<string, unknown>> = Object.fromEntries(plans.map(({ name }) => [name, null]));
  const remarks = new RowRemarks();

  return (row) => {
    const { value } = row;
    const values: Record<string, unknown> = { ...empty };
    remarks.begin(row);
    for (const plan of plans) {
      const raw = value[plan.wire];
      if (raw === undefined || raw === null) continue;
      remarks.at(plan);
      values[plan.name] = plan.coerce(raw, remarks);
    }
    return { values, notes: remarks.end(), unreadable: unreadableKey(values, keyNames) };
  };
}

function unreadableKey(values: Readonly<Record<string, unknown>>, keyNames: readonly string[]): string | null {
  for (const name of keyNames) {
    const value = values[name];
    if (value === null || value === undefined || value === '') return `its key field "${name}" is missing or cannot be read`;
  }
  return null;
}

/** Collects what is said about one row after the other. One per decoder, so that a row costs no object for it. */
class RowRemarks implements Remarks {
  #row: HaloRow = { value: {}, raw: '' };
  #plan: FieldPlan | null = null;
  #notes: FieldNote[] | null = null;
  #sources: ReadonlyMap<string, string> | null | undefined;

  begin(row: HaloRow): void {
    this.#row = row;
    this.#notes = null;
    this.#sources = undefined;
  }

  at(plan: FieldPlan): void {
    this.#plan = plan;
  }

  end(): readonly FieldNote[] {
    return this.#notes ?? noNotes;
  }

  note(problem: FieldProblem): void {
    this.#notes ??= [];
    this.#notes.push({ field: this.#plan?.name ?? '', problem });
  }

  source(): string | null {
    if (this.#sources === undefined) this.#sources = manyDigits.test(this.#row.raw) ? sourcesOf(this.#row.raw) : null;
    return this.#sources?.get(this.#plan?.wire ?? '') ?? null;
  }
}

/** The texts of the members of a row; of duplicates the last one, as JSON.parse has it. */
function sourcesOf(raw: string): ReadonlyMap<string, string> {
  return new Map(memberSpans(raw, skipSpace(raw, 0)).map(({ name, valueFrom, to }) => [name, raw.slice(valueFrom, to)]));
}
