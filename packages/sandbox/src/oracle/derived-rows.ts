import { isObject } from '../http/parse-body.ts';
import type { Row } from '../tables/table.ts';
import type { Tables } from '../tables/tables.ts';

/** Entities that have no table of their own: they stand inside the rows of another, or are some of them. */
const derived: Readonly<Record<string, (tables: Tables) => Iterable<Row>>> = {
  'invoice-line': (tables) => lines(tables, 'invoice'),
  'recurring-invoice-line': (tables) => lines(tables, 'recurring-invoice'),
  'quotation-line': (tables) => lines(tables, 'quotation'),
  'lookup-type': function* listOfLookups(tables) {
    for (const row of tables.of('lookup').rows()) if (row['lookupid'] === 11) yield row;
  },
};

export const derivedEntities: readonly string[] = Object.keys(derived);

/** The rows of an entity that has no table; null: it has one. */
export function derivedRows(tables: Tables, entity: string): Iterable<Row> | null {
  return derived[entity]?.(tables) ?? null;
}

function* lines(tables: Tables, entity: string): Iterable<Row> {
  for (const row of tables.of(entity).rows()) {
    const inner: readonly unknown[] = Array.isArray(row['lines']) ? row['lines'] : [];
    for (const line of inner) if (isObject(line)) yield { ...line };
  }
}
