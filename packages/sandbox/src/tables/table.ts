/** A row under Halo's names, in the shape of a detail. */
export type Row = Record<string, unknown>;

/** The id of a row: a number, a text or UUID, or (for rows that are unique only within a parent) `parent:id`. */
export type RowKey = number | string;

/** The rows of one entity. Base rows are generated on demand and never kept; what is written stands in an overlay above them. */
export interface Table {
  /** The entity's name, singular, kebab-case: `ticket`, `recurring-invoice`. */
  readonly entity: string;
  /** Rows that exist now. */
  count(): number;
  get(key: RowKey): Row | undefined;
  /** All rows, ascending by key. Rows are fresh objects: whoever gets one may change it without changing the table. */
  rows(): Iterable<Row>;
  insert(row: Row): Row;
  update(key: RowKey, changes: Row): Row;
  remove(key: RowKey): Row | undefined;
}
