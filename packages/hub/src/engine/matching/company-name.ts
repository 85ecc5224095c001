import type { CompanyLexicon, WordKind } from './company-lexicon.ts';
import { foldText } from './fold-text.ts';

/** A word of a name, as it is compared. */
export interface NameWord {
  readonly text: string;
  readonly kind: WordKind;
}

/** A company's name, taken apart. */
export interface CompanyName {
  readonly given: string;
  readonly words: readonly NameWord[];
  /** Family of the legal form; null: the name has none. */
  readonly legalForm: string | null;
  /** The legal form as it was written, without dots; empty: none. */
  readonly legalText: string;
  readonly scripts: number;
  readonly isOdd: boolean;
  /** Whether another name of the same company stood beside it, as in "A, trading as B". */
  readonly hasAlias: boolean;
}

/** Takes a name apart; more than one where it holds another name of the same company ("A Ltd trading as B"). Empty where nothing is left. */
export function readCompanyNames(given: string, lexicon: CompanyLexicon): readonly CompanyName[] {
  const folded = foldText(given.slice(0, longestName));
  const texts = splitAliases(folded.text, lexicon);
  return texts.flatMap((text) => {
    const name = readOne(text, lexicon);
    return name.words.length === 0 && name.legalForm === null
      ? []
      : [{ ...name, given, scripts: folded.scripts, isOdd: folded.isOdd, hasAlias: texts.length > 1 }];
  });
}

/** What comes longer is no name. */
const longestName = 300;

function splitAliases(text: string, lexicon: CompanyLexicon): readonly string[] {
  const found = lexicon.alias.exec(text);
  if (!found) return [text];
  const first = text.slice(0, found.index).replace(/[(,;-]\s*$/, '');
  const second = text.slice(found.index + found[0].length);
  return [first, second].filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function readOne(text: string, lexicon: CompanyLexicon): Pick<CompanyName, 'words' | 'legalForm' | 'legalText'> {
  // What stands in brackets or behind a dash follows the legal form: "Quarry House Ltd (Head Office)".
  const parts = text
    .split(/[()[\]{}|]|\s[-–—]\s/u)
    .map((part, index) => takeLegalForm(tokenize(part), lexicon, index === 0 ? 1 : 0));
  const rest = parts.flatMap((part) => part.rest);
  const kept = rest.filter((token, index) => !lexicon.stop.has(token) || (token.length === 1 && !isBetweenWords(rest, index)));
  const joined = joinInitials(rest.length > 0 && kept.length === 0 ? rest : kept);
  const words = joined.map((token, index) => toWord(token, { lexicon, index, count: joined.length }));
  return {
    // Some lists write a name twice, as its own site: "Quarry House - Quarry House".
    words: words.filter((word, index) => words.findIndex((other) => word.text === other.text) === index),
    legalForm: parts.find(({ legalForm }) => legalForm !== null)?.legalForm ?? null,
    legalText: parts.find(({ legalText }) => legalText !== '')?.legalText ?? '',
  };
}

/** A single letter may be an initial; between longer words, `y` and `e` are the "and" of some languages. */
function isBetweenWords(tokens: readonly string[], index: number): boolean {
  return (tokens[index - 1]?.length ?? 0) > 1 && (tokens[index + 1]?.length ?? 0) > 1;
}

/** Words of a folded text. Dots and slashes between single letters vanish: `s.r.l.`, `a/s`, `j. p. smith`. */
function tokenize(text: string): string[] {
  return text
    .replace(/(?<=\p{L}{2})['’‘`´ʼ](?=\p{L}{3})/gu, ' ')
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/(?<![\p{L}\p{N}])(\p{L})\/(\p{L})(?![\p{L}\p{N}])/gu, '$1$2')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.\s?){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu, (letters) => ` ${letters.replace(/[.\s]/g, '')} `)
    .replace(/(?<![\p{L}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])/gu, (letters) => letters.replaceAll('.', ''))
    .replace(/[&+]/g, ' and ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((token) => token !== '');
}

interface WithoutLegalForm {
  readonly rest: readonly string[];
  readonly legalForm: string | null;
  readonly legalText: string;
}

/** Takes legal forms off both ends, longest first. @param least so many words of a name must stay */
function takeLegalForm(tokens: readonly string[], lexicon: CompanyLexicon, least: number): WithoutLegalForm {
  let rest = tokens;
  let legalForm: string | null = null;
  const taken: string[] = [];
  for (let goesOn = true; goesOn; ) {
    goesOn = false;
    for (let count = Math.min(lexicon.longestLegalForm, rest.length - least); count > 0 && !goesOn; count -= 1) {
      const words = rest.slice(-count);
      const family = lexicon.legalForms.get(words.join(' '));
      if (family === undefined) continue;
      legalForm = family === 'any' ? legalForm : (legalForm ?? family);
      if (family !== 'any') taken.unshift(...words);
      rest = dropTrailingAnd(rest.slice(0, -count));
      goesOn = rest.length > least;
    }
  }
  const first = lexicon.legalForms.get(rest[0] ?? '');
  if (first !== undefined && first !== 'any' && legalForm === null && rest.length > 1 && leading.has(rest[0] ?? '')) {
    taken.push(rest[0] ?? '');
    return { rest: rest.slice(1), legalForm: first, legalText: taken.join('') };
  }
  return { rest, legalForm, legalText: taken.join('') };
}

/** Legal forms that stand before the name where they are at home. */
const leading = new Set([
  'uab',
  'sia',
  'ooo',
  'zao',
  'oao',
  'pao',
  'pt',
  'tov',
  'zat',
  'ooo',
  'sc',
  'sarl',
  'as',
  'oy',
  'ab',
  'ou',
  'ehf',
  'hf',
]);

function dropTrailingAnd(tokens: readonly string[]): readonly string[] {
  return tokens.length > 1 && conjunctions.has(tokens.at(-1) ?? '') ? tokens.slice(0, -1) : tokens;
}

const conjunctions = new Set(['and', 'und', 'et', 'e', 'y', 'og', 'och', 'en', 'i', 'ja']);

/** Single letters that stand side by side are one word: `j and j`, `a b c`. */
function joinInitials(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  let isRun = false;
  for (const token of tokens) {
    const isLetter = token.length === 1 && /\p{L}/u.test(token);
    if (isLetter && isRun) joined.push(`${joined.pop() ?? ''}${token}`);
    else joined.push(token);
    isRun = isLetter;
  }
  return joined;
}

interface Place {
  readonly lexicon: CompanyLexicon;
  readonly index: number;
  readonly count: number;
}

function toWord(token: string, { lexicon, index, count }: Place): NameWord {
  const whole = lexicon.short.get(token) ?? token;
  const number = /^0*(\d+)(?:st|nd|rd|th)?$/.exec(whole);
  if (number) return { text: number[1] ?? whole, kind: 'mark' };
  const mark = lexicon.marks.get(whole);
  if (mark !== undefined && count > 1) return { text: mark, kind: 'mark' };
  const isLast = index === count - 1;
  if (count > 1 && isLast && romanEnds.has(whole)) return { text: romanEnds.get(whole) ?? whole, kind: 'mark' };
  if (count > 1 && isLast && /^\p{L}$/u.test(whole)) return { text: whole, kind: 'mark' };
  const kind = lexicon.kinds.get(whole) ?? (lexicon.stop.has(whole) || isFaint(whole, lexicon) ? 'generic' : undefined);
  return kind === undefined ? { text: withoutUmlautSpelling(whole), kind: 'rare' } : { text: whole, kind };
}

const romanEnds: ReadonlyMap<string, string> = new Map([
  ['i', '1'],
  ['v', '5'],
  ['x', '10'],
]);

/** Two or three letters that are one slip away from "and" are most likely just that. */
function isFaint(word: string, { stop }: CompanyLexicon): boolean {
  return (
    stop.has('and') &&
    (word.length === 2 || word.length === 3) &&
    word.length - sharedWithAnd(word) <= 1 &&
    (word.length === 3 || /^(?:an|nd|ad)$/.test(word))
  );
}

function sharedWithAnd(word: string): number {
  return [...word].filter((letter, index) => letter === 'and'[index]).length;
}

/** `mueller` and `müller` are one: what umlauts are written as becomes the letter without its dots, inside longer words. */
function withoutUmlautSpelling(word: string): string {
  return word.length < 5
    ? word
    : word
        .replace(/(?<!q|bl|cl|tr|val)([aou])e(?=[^aeiou\W]\w)/g, '$1')
        .replace(/(?<=\w{4}[ao])e(?=[lmnrt]$)/, '')
        .replace(/aa(?=\w)/g, 'a');
}
