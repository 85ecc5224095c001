import type { Row } from '../../tables/table.ts';

/**
 * What must become of an odd row. `stored`: it is kept as any other, the odd member as it came (in the raw row) and null or text in
 * its column. `normalised`: the odd member is read as the value that it means. `quarantined`: it has no readable key, so it cannot be a
 * record; it is listed with its reason and nothing else is lost. `merged`: two rows have one key; one record remains.
 */
export type Handling = 'stored' | 'normalised' | 'quarantined' | 'merged';

export type OddMembers = Row | ((row: Row) => Row);

/** One odd thing in a world. */
export interface Oddity {
  readonly entity: string;
  /** Index of the base row: it is changed, or (for `extra`) copied. */
  readonly at: number;
  /** A row of its own behind the base rows. Its id follows on unless `changes` says another. */
  readonly extra: boolean;
  readonly what: string;
  readonly expected: Handling;
  /** The odd members, or how they follow from the base row. */
  readonly changes: OddMembers;
}

/** Oddities of one entity and one handling: each line says where, what it is, and the odd members. */
export function oddRows(
  entity: string,
  kind: { readonly extra: boolean; readonly expected: Handling },
  lines: readonly (readonly [at: number, what: string, changes: OddMembers])[],
): Oddity[] {
  return lines.map(([at, what, changes]) => ({ entity, at, what, changes, ...kind }));
}
