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
  if (shape.only) {
    const members = shape.only.filter((member) => !omitted.has(member));
    return (row) => {
      const cut: Row = {};
      for (const member of members) {
        const value = row[member];
        if (value !== undefined) cut[member] = value;
      }
      return cut;
    };
  }
  const hidden = new Set([...(shape.hide ?? []), ...omitted]);
  if (hidden.size === 0) return (row) => row;
  return (row) => Object.fromEntries(Object.entries(row).filter(([member]) => !hidden.has(member)));
}
