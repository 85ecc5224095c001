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

/** A decoded row whose values stand in a list, in the order in which its entity declares its fields: the form for many rows. */
export interface DecodedList extends Omit<DecodedRow, 'values'> {
  readonly values: readonly unknown[];
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
  const names = Object.keys(entity.fields);
  const decode = compileListDecoder(entity);
  return (row) => {
    const { values, notes, unreadable } = decode(row);
    return { values: Object.fromEntries(names.map((name, index) => [name, values[index]])), notes, unreadable };
  };
}

/** As {@link compileDecoder}, with the values in a list: writing into a list costs a fraction of writing members by their names. */
export function compileListDecoder(entity: HaloEntity): (row: HaloRow) => DecodedList {
  const plans: readonly FieldPlan[] = Object.entries(entity.fields).map(([name, { wire, kind }]) => ({
    name,
    wire,
    coerce: coercions[kind],
  }));
  const keys = entity.key.map((name) => ({ name, position: plans.findIndex((plan) => plan.name === name) }));
  const remarks = new RowRemarks();

  return (row) => {
    const { value } = row;
    const values: unknown[] = [];
    remarks.begin(row);
    for (const plan of plans) {
      const raw = value[plan.wire];
      if (raw === undefined || raw === null) values.push(null);
      else {
        remarks.at(plan);
        values.push(plan.coerce(raw, remarks));
      }
    }
    return { values, notes: remarks.end(), unreadable: unreadableKey(values, keys) };
  };
}

function unreadableKey(
  values: readonly unknown[],
  keys: readonly { readonly name: string; readonly position: number }[],
): string | null {
  for (const { name, position } of keys) {
    const value = values[position];
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
