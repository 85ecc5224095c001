import type { FieldScalar } from './transform-definition.ts';

/** What devices report where there is nothing to report. */
export interface JunkValues {
  readonly junkSerials: readonly string[];
  readonly junkUuids: readonly string[];
  readonly junkMacs: readonly string[];
}

const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Makes the look for junk: by the field of the source, without case, blanks and punctuation. One character over and over is junk as well. */
export function makeJunkTest({ junkSerials, junkUuids, junkMacs }: JunkValues): (field: string, value: FieldScalar) => boolean {
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    serial: new Set(junkSerials.map(plain)),
    biosUuid: new Set(junkUuids.map(plain)),
    macs: new Set(junkMacs.map(plain)),
  };
  return (field, value) => {
    const list = known[field];
    if (!list || typeof value !== 'string') return false;
    const text = plain(value);
    return list.has(text) || new Set(text).size <= 1;
  };
}
