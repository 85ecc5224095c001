import type { Row } from '../tables/table.ts';

/** Which members of a row a list shows. */
export interface ListShape {
  /** Exactly these, where the row has them. */
  readonly only?: readonly string[];
  /** All but these. */
  readonly hide?: readonly string[];
  /** Members that appear only when this flag of the query is true. */
  readonly flags?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Cuts a row that belongs to nobody else down to what a list shows. What is cut out becomes `undefined`, which JSON leaves out: the
 * object keeps its shape, so that a million rows are written as fast as whole ones.
 */
export type Cutter = (row: Row) => Row;

const known = new WeakMap<ListShape, Map<string, Cutter>>();

/** The function that cuts a list row out of a whole one; made once per shape and set of flags. */
export function cutterFor(shape: ListShape, isOn: (flag: string) => boolean, omit: readonly string[]): Cutter {
  const off = Object.keys(shape.flags ?? {}).filter((flag) => !isOn(flag));
  const name = [...off, '|', ...omit].join(',');
  const cutters = known.get(shape) ?? new Map<string, Cutter>();
  known.set(shape, cutters);
  const cutter = cutters.get(name) ?? makeCutter(shape, new Set([...off.flatMap((flag) => shape.flags?.[flag] ?? []), ...omit]));
  cutters.set(name, cutter);
  return cutter;
}

function makeCutter(shape: ListShape, omitted: ReadonlySet<string>): Cutter {
  const shown = shape.only ? new Set(shape.only.filter((member) => !omitted.has(member))) : null;
  const hidden = new Set([...(shape.hide ?? []), ...omitted]);
  // The members to cut are remembered for the last set of members seen: the rows of an entity nearly always have the same.
  let seen: readonly string[] = [];
  let cut: readonly string[] = [];
  return (row) => {
    const members = Object.keys(row);
    if (!isSame(members, seen)) {
      seen = members;
      cut = members.filter((member) => (shown ? !shown.has(member) : hidden.has(member)));
    }
    for (const member of cut) row[member] = undefined;
    return row;
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}
