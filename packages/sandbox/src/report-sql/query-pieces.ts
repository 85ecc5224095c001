import { QueryRefusal } from './query-refusal.ts';
import type { Token } from './read-tokens.ts';

/** A word in capitals; '' for everything else. */
export const upper = (token: Token | undefined): string => (token?.kind === 'word' ? token.value.toUpperCase() : '');
export const isMark = (token: Token | undefined, mark: string): boolean => token?.kind === 'mark' && token.value === mark;
/** Refuses a query at a token, in SQL Server's words. */
export const refuse = (near: Token | undefined): never => {
  throw new QueryRefusal(
    near === undefined ? 'Incorrect syntax: the query ends too early.' : `Incorrect syntax near '${near.value}'.`,
  );
};

/** The tokens before and after a mark or word that stands in no parenthesis, or null. */
export function splitAt(tokens: readonly Token[], divider: string): [Token[], Token[]] | null {
  let depth = 0;
  for (const [place, token] of tokens.entries()) {
    if (isMark(token, '(')) depth += 1;
    if (isMark(token, ')')) depth -= 1;
    if (depth === 0 && (isMark(token, divider) || upper(token) === divider))
      return [tokens.slice(0, place), tokens.slice(place + 1)];
  }
  return null;
}

/** A type and the number that matters: the length of a text, the decimals of a number; -1 where there is none. */
export function readType(tokens: readonly Token[]): { readonly name: string; readonly length: number } {
  const name = tokens[0]?.kind === 'word' || tokens[0]?.kind === 'name' ? tokens[0].value.toLowerCase() : refuse(tokens[0]);
  const known = /^(n?(var)?char|n?text|date|datetime2?|smalldatetime|(big|small|tiny)?int|bit|float|real|decimal|numeric|money)$/;
  if (!known.test(name)) throw new QueryRefusal(`Type ${name} is not a defined system type.`);
  const numbers = tokens.filter((token) => token.kind === 'number').map((token) => Number(token.value));
  if (/char/.test(name)) return { name, length: numbers[0] ?? -1 };
  if (name === 'decimal' || name === 'numeric') return { name, length: numbers[1] ?? 0 };
  return { name, length: -1 };
}

/** A string as SQLite writes it; a moment is written as the tables hold it, so that it compares. */
export function quoteText(text: string): string {
  const moment = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z?$/.exec(text);
  const value = moment === null ? text : `${moment[1]}T${moment[2]}${moment[2]?.length === 5 ? ':00' : ''}`;
  return `'${value.replaceAll("'", "''")}'`;
}

/** A name as SQLite writes it. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
