export type MirrorValue = string | number | boolean | null;

/** A row ready for its mirror table. */
export interface MirrorRow {
  /** The values of the key, in the order of the table's key. */
  readonly key: readonly (string | number)[];
  /** One value per column of the table, in its order. */
  readonly values: readonly MirrorValue[];
  /** The row as Halo sent it. */
  readonly raw: string;
  /** Hash of what counts as content, 32 hexadecimal digits. */
  readonly hash: string;
}
