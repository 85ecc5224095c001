import type { CompanyName, NameWord } from './company-name.ts';
import type { CompanyRule } from './match-rule.ts';

/** Which list a name is of. */
export type ListSide = 'left' | 'right';

/** A word as both lists have it. */
export interface VocabularyWord extends NameWord {
  /** In how many names of each list it stands. */
  left: number;
  right: number;
  /** Bits that two names having it are worth. */
  weight: number;
  /** The same if it stood nowhere else in the lists: what the word tells by itself. */
  ownWeight: number;
  /** Whether it is a word of its own rather than a slip of the pen: known to the rule, or in more than one place. */
  isAttested: boolean;
}

/** A name ready to be compared many times. */
export interface PreparedName {
  readonly name: CompanyName;
  readonly words: readonly VocabularyWord[];
  /** Its words with blanks between. */
  readonly key: string;
  /** The words that are not generic, with blanks between. */
  readonly telling: string;
  /** The key without blanks. */
  readonly compact: string;
  /** Pairs of letters that it has, as a set of 64 hash values. */
  readonly lowPairs: number;
  readonly highPairs: number;
  readonly pairCount: number;
}

/** More letters than this of a word say nothing more about how rare it is. */
const atMostBits = 18;

/** The words of two lists, with what each weighs. First all names are added, then it is closed, then names are prepared. */
export class NameVocabulary {
  readonly #words = new Map<string, VocabularyWord>();
  readonly #sizes = { left: 0, right: 0 };
  readonly #rule: CompanyRule;

  constructor(rule: CompanyRule) {
    this.#rule = rule;
  }

  /** Counts the words of one record. @param names its name, or its names where it has several */
  add(side: ListSide, names: readonly CompanyName[]): void {
    this.#sizes[side] += 1;
    const seen = new Set<string>();
    for (const { words } of names)
      for (const word of words) {
        if (seen.has(word.text)) continue;
        seen.add(word.text);
        this.#wordOf(word)[side] += 1;
      }
  }

  /** Weighs every word by how often it stands in the lists, not counting the one place where the pair itself has it. */
  close(): void {
    for (const word of this.#words.values()) {
      const frequency = Math.max(this.#frequencyIn('left', word), this.#frequencyIn('right', word));
      word.weight = Math.max(0.3, Math.min(atMostBits, Math.log2(0.9 / frequency)));
      word.ownWeight = Math.min(atMostBits, Math.log2(0.9 / this.#atLarge(word)));
      word.isAttested = word.kind !== 'rare' || (word.left > 0 && word.right > 0) || word.left > 1 || word.right > 1;
    }
  }

  prepare(name: CompanyName): PreparedName {
    const words = name.words.map((word) => this.#wordOf(word));
    const compact = words.map(({ text }) => text).join('');
    const { low, high } = pairsOf(compact);
    return {
      name,
      words,
      key: words.map(({ text }) => text).join(' '),
      telling: words.flatMap(({ kind, text }) => (kind === 'generic' ? [] : [text])).join(' '),
      compact,
      lowPairs: low,
      highPairs: high,
      pairCount: countBits(low) + countBits(high),
    };
  }

  #wordOf(word: NameWord): VocabularyWord {
    let known = this.#words.get(word.text);
    if (!known) {
      known = { ...word, left: 0, right: 0, weight: 0, ownWeight: 0, isAttested: false };
      this.#words.set(word.text, known);
    }
    return known;
  }

  #frequencyIn(side: ListSide, word: VocabularyWord): number {
    const { imagined } = this.#rule.name;
    return Math.min(0.9, (Math.max(0, word[side] - 1) + imagined * this.#atLarge(word)) / (this.#sizes[side] + imagined));
  }

  /** How common a word is in names at large. */
  #atLarge({ kind, text }: NameWord): number {
    const { background } = this.#rule.name;
    if (kind === 'rare') return background.rare[Math.min(text.length, background.rare.length) - 1] ?? 1e-5;
    return kind === 'status' ? background.generic : background[kind];
  }
}

/** Sets one of 64 bits for each pair of neighbouring characters. */
function pairsOf(compact: string): { readonly low: number; readonly high: number } {
  let [low, high] = [0, 0];
  for (let at = 0; at < compact.length - 1; at += 1) {
    const hash = (Math.imul(compact.charCodeAt(at), 31) + Math.imul(compact.charCodeAt(at + 1), 17)) & 63;
    if (hash < 32) low |= 1 << hash;
    else high |= 1 << (hash - 32);
  }
  return { low, high };
}

/** How many bits of 32 are set. */
export function countBits(given: number): number {
  let bits = given - ((given >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
