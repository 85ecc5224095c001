import type { HaloPage } from '@sundog/halo';

/** What rows of a pass had under one name. */
export interface CountedField {
  /** JSON types, null not counted. */
  readonly types: ReadonlySet<string>;
  /** Rows that had the member, be it null. */
  readonly rows: number;
}

/** What a sample of the rows of a pass looks like: names and types of their members, never a value. */
export interface FieldCensus {
  /** Looks at a few rows of a page, spread over it. */
  look(page: Pick<HaloPage, 'rows' | 'notRows'>): void;
  /** Rows that came on the pages, looked at or not. */
  readonly received: number;
  /** Rows that were looked at. */
  readonly sampled: number;
  /** By Halo's names. */
  readonly fields: ReadonlyMap<string, CountedField>;
}

/** Rows looked at per page; of the first page more, because most lists have no second one and 8 rows say little of what always comes. */
const rowsPerPage = 8;
const rowsOfFirstPage = 24;
/** Names that could not be kept, or are so many that they are values rather than names, are left out. */
const longestName = 200;
const mostFields = 2_000;

/** A census that has seen nothing yet. */
export function startFieldCensus(): FieldCensus {
  const fields = new Map<string, { readonly types: Set<string>; rows: number }>();
  let received = 0;
  let sampled = 0;
  const count = (name: string, value: unknown) => {
    const type = jsonType(value);
    const known = fields.get(name);
    if (known) {
      known.rows += 1;
      if (type !== null) known.types.add(type);
    } else if (fields.size < mostFields && isKeepable(name))
      fields.set(name, { types: new Set(type === null ? [] : [type]), rows: 1 });
  };
  return {
    look: ({ rows, notRows }) => {
      const wanted = received === 0 ? rowsOfFirstPage : rowsPerPage;
      const step = Math.max(1, rows.length / wanted);
      for (let place = 0; place < rows.length; place += step) {
        sampled += 1;
        for (const [name, value] of Object.entries(rows[Math.floor(place)]?.value ?? {})) count(name, value);
      }
      received += rows.length + notRows.length;
    },
    get received() {
      return received;
    },
    get sampled() {
      return sampled;
    },
    fields,
  };
}

function isKeepable(name: string): boolean {
  return name.length <= longestName && !name.includes('\0') && name.isWellFormed();
}

function jsonType(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? 'array' : typeof value;
}
