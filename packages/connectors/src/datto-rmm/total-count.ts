import { memberAt } from '../kit/rows/member-at.ts';

/** `pageDetails.totalCount` of every list. */
export function totalCount(json: unknown): number | null {
  const count = memberAt(json, ['pageDetails', 'totalCount']);
  return typeof count === 'number' ? count : null;
}
