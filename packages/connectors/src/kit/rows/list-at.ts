import { memberAt } from './member-at.ts';

/** The list at a path of an answer, or the answer itself where the path is empty; null where there is no list. */
export function listAt(...path: readonly string[]): (json: unknown) => readonly unknown[] | null {
  return (json) => {
    const value = memberAt(json, path);
    return Array.isArray(value) ? value : null;
  };
}
