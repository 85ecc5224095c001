import { countEdits } from './count-edits.ts';
import { lookAlikeForm } from './look-alike-form.ts';
import type { CompanyRule } from './match-rule.ts';
import { countBits, type PreparedName, type VocabularyWord } from './name-vocabulary.ts';
import { resembleWords, slippedBits } from './resemble-words.ts';
import { soundForm } from './sound-form.ts';

/** What was seen when two names were compared; a set of bits. */
export const nameFinding = {
  /** A number, a direction or the like differs: siblings. */
  sibling: 1,
  /** Each has a word that the other lacks. */
  contradicted: 2,
  /** One has a telling word that the other lacks. */
  extended: 4,
  /** Two legal forms of different families. */
  legalForm: 8,
  /** They look alike and are not: a digit for a letter, `rn` for `m`, letters of another script. */
  lookAlike: 16,
  /** A word about the record stands on one side: `old`, `test`. */
  status: 32,
  /** Words were matched in spite of slips. */
  near: 64,
  /** The same words in the same order. */
  equal: 128,
  /** One has a generic word that the other lacks. */
  widened: 256,
  /** A word has a slip and still sounds the same, as names of two people do. */
  soundsAlike: 512,
  /** With `contradicted`: on one side it is but a generic word. */
  halfContradicted: 1024,
} as const;

/** One word of a comparison, for people: with its partner, or alone. */
export interface ComparedWord {
  readonly left: string | null;
  readonly right: string | null;
  readonly weight: number;
}

/** The rule's word for what was found: a level of its comparison `name`. */
export function levelOf(findings: number): string {
  if (findings & (nameFinding.sibling | nameFinding.status)) return 'sibling';
  if (findings & nameFinding.contradicted) return 'contradicted';
  if (findings & nameFinding.extended) return 'extended';
  if (findings & nameFinding.near) return 'near';
  if (findings & nameFinding.widened) return 'widened';
  return findings & nameFinding.equal ? 'equal' : 'same-words';
}

const kindBits = { rare: 1, trade: 2, place: 4, generic: 8, mark: 16, status: 32 } as const;
const telling = kindBits.rare | kindBits.trade | kindBits.place;

const mostWords = 24;
/** Names that share a smaller part of their pairs of letters than this are not looked at further. */
const leastSharedPairs = 0.5;
/** What two names that were not looked at further weigh. */
export const farApart = -99;

const notJoined = -1000;

/** Of longer words there are seldom two that sound alike. */
const longestSurname = 8;

interface JoinedRuns {
  readonly left: string;
  readonly right: string;
  readonly weight: number;
  readonly isExact: boolean;
}

/** The words of a name that found no partner. */
interface RestOfName {
  readonly text: string;
  readonly weight: number;
  readonly count: number;
  readonly hasMark: boolean;
  readonly isAttested: boolean;
}

/**
 * Compares prepared names. `compare` is the kernel: it makes no objects and gives up early; what it found stays in `findings`, `legalBits`
 * and the words until the next comparison.
 */
export class NameComparer {
  findings = 0;
  readonly #rule: CompanyRule;
  readonly #levelBits: Readonly<Record<string, number>>;
  readonly #partner = new Int8Array(mostWords);
  readonly #taken = new Int8Array(mostWords);
  readonly #bits = new Float64Array(mostWords);
  #joined = 0;
  #joinedBits = 0;

  constructor(rule: CompanyRule) {
    this.#rule = rule;
    this.#levelBits = Object.fromEntries(
      Object.entries(rule.comparisons['name'] ?? {}).map(([level, { m, u }]) => [level, Math.log2(m / u)]),
    );
  }

  /** Bits that the two names are worth, without prior; `farApart` where they have next to nothing in common. */
  compare(left: PreparedName, right: PreparedName): number {
    const shared = countBits(left.lowPairs & right.lowPairs) + countBits(left.highPairs & right.highPairs);
    const fewer = left.pairCount < right.pairCount ? left.pairCount : right.pairCount;
    if (shared < fewer * leastSharedPairs) return farApart;
    return this.#compareWords(left, right);
  }

  #compareWords(left: PreparedName, right: PreparedName): number {
    this.findings = 0;
    this.#joined = 0;
    const [countLeft, countRight] = [Math.min(left.words.length, mostWords), Math.min(right.words.length, mostWords)];
    this.#partner.fill(-1, 0, countLeft);
    this.#taken.fill(0, 0, countRight);
    let bits = this.#matchEqualWords(left, right);
    bits += this.#matchLeftovers(left, right, true);
    if (this.#joined === 0) bits += this.#matchSimilarWords(left, right) + this.#matchLeftovers(left, right, false);
    if (this.#differsInScript(left, right)) this.findings |= nameFinding.lookAlike;
    return Math.min(bits, this.#rule.name.most) + this.#weighRest(left, right);
  }

  /** The words of the last comparison, matched ones first. */
  comparedWords(left: PreparedName, right: PreparedName): readonly ComparedWord[] {
    const { extra } = this.#rule.name;
    const alone = (word: VocabularyWord) => -extra[word.kind];
    const words = left.words.slice(0, mostWords);
    const matched = words.flatMap((word, index) => {
      const partner = this.#partner[index] ?? -1;
      return partner >= 0 ? [{ left: word.text, right: right.words[partner]?.text ?? '', weight: this.#bits[index] ?? 0 }] : [];
    });
    const leftRest = words.filter((_, index) => (this.#partner[index] ?? -1) === -1);
    const rightRest = right.words.slice(0, mostWords).filter((_, index) => this.#taken[index] === 0);
    const text = (rest: readonly VocabularyWord[]) => rest.map((word) => word.text).join(' ');
    if (this.#joined === 1) return [...matched, { left: text(leftRest), right: text(rightRest), weight: this.#joinedBits }];
    return [
      ...matched,
      ...leftRest.map((word) => ({ left: word.text, right: null, weight: alone(word) })),
      ...rightRest.map((word) => ({ left: null, right: word.text, weight: alone(word) })),
    ];
  }

  #matchEqualWords(left: PreparedName, right: PreparedName): number {
    let bits = 0;
    for (let at = 0; at < left.words.length && at < mostWords; at += 1) {
      const word = left.words[at];
      for (let other = 0; other < right.words.length && other < mostWords; other += 1) {
        if (word !== right.words[other] || this.#taken[other] !== 0) continue;
        this.#partner[at] = other;
        this.#taken[other] = 1;
        this.#bits[at] = word?.weight ?? 0;
        bits += word?.weight ?? 0;
        break;
      }
    }
    return bits;
  }

  #matchSimilarWords(left: PreparedName, right: PreparedName): number {
    let bits = 0;
    for (let at = 0; at < left.words.length && at < mostWords; at += 1) {
      const word = left.words[at];
      if (!word || this.#partner[at] !== -1) continue;
      let [best, bestBits] = [-1, 0];
      for (let other = 0; other < right.words.length && other < mostWords; other += 1) {
        const candidate = right.words[other];
        if (!candidate || this.#taken[other] !== 0) continue;
        const worth = resembleWords(word, candidate, this.#rule.name.slip);
        if (worth <= bestBits) continue;
        [best, bestBits] = [other, worth];
      }
      if (best < 0) continue;
      this.#partner[at] = best;
      this.#taken[best] = 1;
      this.#bits[at] = bestBits;
      this.findings |= nameFinding.near;
      if (
        word.kind === 'rare' &&
        word.text.length <= longestSurname &&
        soundForm(word.text) === soundForm(right.words[best]?.text ?? '')
      )
        this.findings |= nameFinding.soundsAlike;
      if (lookAlikeForm(word.text) === lookAlikeForm(right.words[best]?.text ?? '')) this.findings |= nameFinding.lookAlike;
      bits += bestBits;
    }
    return bits;
  }

  /** What is left of both, taken together: `data sys` and `datasys`, `schummplc` and `schumm plc`. */
  #matchLeftovers(left: PreparedName, right: PreparedName, onlyExact: boolean): number {
    const leftRest = this.#restOf(left, 'left');
    const rightRest = this.#restOf(right, 'right');
    if (leftRest.text === '' && rightRest.text === '') return 0;
    const [leftLegal, rightLegal] = [left.name.legalText, right.name.legalText];
    const isExact = onlyExact || leftRest.hasMark || rightRest.hasMark || (leftRest.isAttested && rightRest.isAttested);
    const weight = Math.min(leftRest.weight, rightRest.weight);
    const join = (one: string, other: string) => this.#joinBits({ left: one, right: other, weight, isExact });
    let bits = leftRest.count + rightRest.count > 2 ? join(leftRest.text, rightRest.text) : notJoined;
    if (bits === notJoined && leftLegal === '' && rightLegal !== '') bits = join(leftRest.text, rightRest.text + rightLegal);
    if (bits === notJoined && rightLegal === '' && leftLegal !== '') bits = join(leftRest.text + leftLegal, rightRest.text);
    if (bits === notJoined) return 0;
    this.#joined = 1;
    this.findings |= nameFinding.near;
    this.#joinedBits = Math.max(0, bits);
    return this.#joinedBits;
  }

  #differsInScript({ name: left }: PreparedName, { name: right }: PreparedName): boolean {
    if (left.isOdd || right.isOdd) return left.given.toLowerCase() !== right.given.toLowerCase();
    return left.scripts !== right.scripts && left.scripts !== 0 && right.scripts !== 0;
  }

  /** What the words without partner cost, and what the whole picture is worth. */
  #weighRest(left: PreparedName, right: PreparedName): number {
    if (this.#joined === 1) return this.#levelBits['near'] ?? 0;
    const { extra } = this.#rule.name;
    let [bits, leftKinds, rightKinds, alone] = [0, 0, 0, 0];
    for (let at = 0; at < left.words.length && at < mostWords; at += 1) {
      const word = left.words[at];
      if (!word || this.#partner[at] !== -1) continue;
      bits -= extra[word.kind];
      leftKinds |= kindBits[word.kind];
      alone += 1;
    }
    for (let at = 0; at < right.words.length && at < mostWords; at += 1) {
      const word = right.words[at];
      if (!word || this.#taken[at] !== 0) continue;
      bits -= extra[word.kind];
      rightKinds |= kindBits[word.kind];
      alone += 1;
    }
    const either = leftKinds | rightKinds;
    if (either & kindBits.mark) this.findings |= nameFinding.sibling;
    if (either & kindBits.status) this.findings |= nameFinding.status;
    if (leftKinds !== 0 && rightKinds !== 0) {
      this.findings |= nameFinding.contradicted;
      if (!(leftKinds & ~kindBits.generic) || !(rightKinds & ~kindBits.generic)) this.findings |= nameFinding.halfContradicted;
    } else if (either & telling || alone > 1) this.findings |= nameFinding.extended;
    else if (either & kindBits.generic) this.findings |= nameFinding.widened;
    if (this.findings === 0 && left.key === right.key) this.findings = nameFinding.equal;
    return Math.max(bits, -extra.most) + (this.#levelBits[levelOf(this.findings)] ?? 0);
  }

  /** Bits of two runs of letters that are one, or nearly; `notJoined`: they are two. */
  #joinBits({ left, right, weight, isExact }: JoinedRuns): number {
    if (left === right) return left === '' ? notJoined : weight - 0.5;
    const length = Math.min(left.length, right.length);
    if (isExact || length < 3 || /\d/.test(left) || /\d/.test(right)) return notJoined;
    const most = length < 7 ? 1 : length < 13 ? 2 : 3;
    const edits = countEdits(left, right, most);
    return edits > most ? notJoined : slippedBits(weight, { length, edits, slip: this.#rule.name.slip });
  }

  #restOf(name: PreparedName, side: 'left' | 'right'): RestOfName {
    const rest = { text: '', weight: 0, count: 0, hasMark: false, isAttested: true };
    for (let at = 0; at < name.words.length && at < mostWords; at += 1) {
      const word = name.words[at];
      if (!word || (side === 'left' ? this.#partner[at] !== -1 : this.#taken[at] !== 0)) continue;
      rest.text += word.text;
      rest.weight += word.weight;
      rest.count += 1;
      rest.hasMark ||= word.kind === 'mark';
      rest.isAttested &&= word.isAttested;
    }
    return rest;
  }
}
