import type { Call } from '../http/call.ts';
import type { Row } from '../tables/table.ts';

/** A write on its way into a table. */
export interface Draft {
  readonly call: Call;
  readonly entity: string;
  /** The row as it stands; null: it is being made. */
  readonly before: Row | null;
  /** What was sent, without instructions, with types settled. */
  readonly sent: Row;
  /** Members that began with an underscore and are no members of the schema: instructions (API.md 2.1). */
  readonly instructions: Row;
  /** The row as it will be. `settle` changes this. */
  readonly row: Row;
}
