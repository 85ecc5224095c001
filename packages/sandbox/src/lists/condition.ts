import type { Row } from '../tables/table.ts';
import { numberOf } from './number-of.ts';

/** One demand on a row. */
export interface Condition {
  /** Says the demand wholly: equal names are equal demands, so that a selection can be kept. */
  readonly name: string;
  /** The member it looks at, where its column of numbers suffices. */
  readonly member?: string;
  /** The demand on a number of that column; NaN: the row has none. */
  readonly ofNumber?: (value: number) => boolean;
  readonly ofRow: (row: Row) => boolean;
}

/** A demand on one member as a number: ids, booleans as 0 and 1, dates in milliseconds. */
export function numberCondition(name: string, member: string, isWanted: (value: number) => boolean): Condition {
  return { name, member, ofNumber: isWanted, ofRow: (row) => isWanted(numberOf(row[member])) };
}

/** A demand on the whole row. */
export function rowCondition(name: string, isWanted: (row: Row) => boolean): Condition {
  return { name, ofRow: isWanted };
}
