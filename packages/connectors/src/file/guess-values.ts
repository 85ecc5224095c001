import type { DateFormat } from './import-profile.ts';
import type { Cell } from './table-row.ts';

type SampleRows = readonly (readonly Cell[])[];

const textsOf = (rows: SampleRows) => rows.flat().filter((cell) => typeof cell === 'string');

/** Whether numbers have a comma before one or two decimals, and none has a point there. */
export function guessDecimalComma(rows: SampleRows): boolean {
  const texts = textsOf(rows);
  const isComma = texts.some((text) => /^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d{1,2}$/.test(text.trim()));
  const isPoint = texts.some((text) => /^[+-]?(\d{1,3}(,\d{3})+|\d+)\.\d{1,2}$/.test(text.trim()));
  return isComma && !isPoint;
}

/** The order of day and month, as far as days after the 12th show it. */
export function guessDates(rows: SampleRows): { readonly format: DateFormat; readonly isSure: boolean } {
  const dates = textsOf(rows).flatMap((text) => {
    const match = /^(\d{1,2})[-./](\d{1,2})[-./](\d{2}|\d{4})(?:[ T,]|$)/.exec(text.trim());
    return match ? [{ first: Number(match[1]), second: Number(match[2]), isDotted: text.includes('.') }] : [];
  });
  if (dates.length === 0) return { format: 'ymd', isSure: true };
  if (dates.some(({ first }) => first > 12)) return { format: 'dmy', isSure: true };
  if (dates.some(({ second }) => second > 12)) return { format: 'mdy', isSure: true };
  // Points between day and month stand where the day comes first.
  return { format: 'dmy', isSure: dates.every(({ isDotted }) => isDotted) };
}
