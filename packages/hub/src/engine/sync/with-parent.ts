import type { HaloRow } from '@sundog/halo';

/**
 * A child that does not name its parent gets the parent that it was asked for by: its key needs it.
 * @param wire Halo's name of the member that holds the parent's id
 */
export function withParent(row: HaloRow, wire: string, parent: number | string): HaloRow {
  if (row.value[wire] !== undefined && row.value[wire] !== null) return row;
  return { value: { ...row.value, [wire]: parent }, raw: row.raw };
}
