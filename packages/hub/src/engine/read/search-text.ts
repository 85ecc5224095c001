/** A search as it is asked of the entries. */
export interface SearchQuestion {
  /** `#1234`, `1234`: the number of a record; null: it is none. */
  readonly key: number | null;
  /** What titles may start with, in lower case. */
  readonly starting: string | null;
  /** Patterns of LIKE that must all hold; none: the words are too short to be looked for within others. */
  readonly patterns: readonly string[];
}

/** The index looks for groups of three letters: shorter words are found only where a longer one narrows the search. */
const shortest = 3;
const mostWords = 4;

/** What a typed text asks for. No sign in it is a pattern, and no pattern of ours can go back and forth (TRUST S24). */
export function readSearchText(typed: string): SearchQuestion {
  const text = typed.replaceAll('\0', '').normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
  const number = /^#?(\d{1,15})$/.exec(text)?.[1];
  // The longest words narrow most.
  const words = text
    .split(' ')
    .filter((word) => word !== '')
    .toSorted((one, other) => other.length - one.length)
    .slice(0, mostWords);
  const isNarrow = (words[0]?.length ?? 0) >= shortest;
  return {
    key: number === undefined ? null : Number(number),
    starting: text === '' || text.startsWith('#') ? null : text,
    patterns: isNarrow && !text.startsWith('#') ? words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`) : [],
  };
}
