import { QueryRefusal } from './query-refusal.ts';

/** A piece of T-SQL. `word` keeps its spelling, `text` is a string's content, `name` the content of brackets or double quotes. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'mark';
  readonly value: string;
}

const PATTERNS: readonly (readonly [kind: Token['kind'] | 'skip', pattern: RegExp])[] = [
  ['skip', /\s+|--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['text', /[nN]?'(?:[^']|'')*'/y],
  ['name', /\[(?:[^\]]|\]\])+\]|"(?:[^"]|"")+"/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['word', /[\p{L}_#@][\p{L}\p{N}_#@$]*/uy],
  ['mark', /<>|!=|<=|>=|\|\||[-+*/%=<>(),.;&|^~!]/y],
];

/** Splits T-SQL into tokens. Throws `QueryRefusal` at a character that begins none, such as an open quote. */
export function readTokens(sql: string): Token[] {
  const tokens: Token[] = [];
  let place = 0;
  while (place < sql.length) {
    const found = matchAt(sql, place);
    if (found === null) throw new QueryRefusal(`Incorrect syntax near '${sql.slice(place, place + 12)}'.`);
    place += found.length;
    if (found.kind !== 'skip') tokens.push({ kind: found.kind, value: cleaned(found.kind, found.text) });
  }
  return tokens;
}

function matchAt(
  sql: string,
  place: number,
): { readonly kind: Token['kind'] | 'skip'; readonly text: string; readonly length: number } | null {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = place;
    const text = pattern.exec(sql)?.[0];
    if (text !== undefined) return { kind, text, length: text.length };
  }
  return null;
}

function cleaned(kind: Token['kind'], text: string): string {
  if (kind === 'text') return text.slice(text.indexOf("'") + 1, -1).replaceAll("''", "'");
  if (kind !== 'name') return text;
  const inside = text.slice(1, -1);
  return text.startsWith('[') ? inside.replaceAll(']]', ']') : inside.replaceAll('""', '"');
}
