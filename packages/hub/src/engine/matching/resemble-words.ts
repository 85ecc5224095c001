import { countEdits } from './count-edits.ts';
import { lookAlikeForm } from './look-alike-form.ts';
import type { CompanyRule } from './match-rule.ts';
import type { VocabularyWord } from './name-vocabulary.ts';

type SlipRule = CompanyRule['name']['slip'];

/** What a word with a slip is worth where it is one that every second name has: next to nothing, but it is not missing either. */
const presentBits = 0.1;

/**
 * Bits that two words are worth which are not equal: a slip of the pen, a short form, an initial. 0: they are two words.
 * Two words that both stand elsewhere in the lists are two words, however near: `Hansen` and `Hanson`, `dental` and `rental`.
 */
export function resembleWords(left: VocabularyWord, right: VocabularyWord, slip: SlipRule): number {
  const [shorter, longer] = left.text.length <= right.text.length ? [left, right] : [right, left];
  if (left.kind === 'status' || right.kind === 'status') return 0;
  if (shorter.text.length === 1) return isInitial(shorter, longer) ? 1.5 : 0;
  if (left.kind === 'mark' || right.kind === 'mark') return 0;
  const weight = Math.min(left.weight, right.weight);
  if (/\d/.test(left.text) || /\d/.test(right.text))
    return lookAlikeForm(left.text) === lookAlikeForm(right.text) ? Math.max(presentBits, weight - 6) : 0;
  if (left.isAttested && right.isAttested) return 0;
  if (isShortForm(shorter, longer)) return Math.max(presentBits, weight - 1);
  // `deli` for `delicatessen`: it is not missing, but `Green` is not `Greenfield` either.
  if (shorter.text.length > 3 && longer.text.startsWith(shorter.text) && longer.text.length - shorter.text.length > 1)
    return presentBits;
  return resembleBySlips(shorter, longer, { slip, weight });
}

/**
 * Bits that a run of letters is worth in spite of slips: true pairs have them now and then, and the longer the run, the rarer is another one as near.
 * @param weight bits of the run without slips
 */
export function slippedBits(
  weight: number,
  { length, edits, slip }: { readonly length: number; readonly edits: number; readonly slip: SlipRule },
): number {
  const near = (slip.near[Math.min(length, slip.near.length) - 1] ?? 1e-4) * slip.more ** (edits - 1);
  return Math.log2(slip.m ** edits / (0.9 / 2 ** weight + near));
}

interface SlippedWord {
  readonly slip: SlipRule;
  readonly weight: number;
}

function resembleBySlips(shorter: VocabularyWord, longer: VocabularyWord, { slip, weight }: SlippedWord): number {
  const { length } = shorter.text;
  if (length < 4) return 0;
  const most = length < 7 ? 1 : length < 12 ? 2 : 3;
  const edits = countEdits(shorter.text, longer.text, most);
  if (edits > most) return 0;
  const bits = slippedBits(weight, { length, edits, slip }) - (shorter.text[0] === longer.text[0] ? 0 : 1);
  const isKnown = shorter.kind !== 'rare' || longer.kind !== 'rare';
  return isKnown ? Math.max(presentBits, bits) : Math.max(0, bits);
}

function isInitial(letter: VocabularyWord, word: VocabularyWord): boolean {
  return word.text.length > 2 && word.kind === 'rare' && /\p{L}/u.test(letter.text) && word.text.startsWith(letter.text);
}

/** `consult` for `consulting`, `mgmt` for `management`: the longer is a known word, the shorter is none. */
function isShortForm(shorter: VocabularyWord, longer: VocabularyWord): boolean {
  if (longer.kind === 'rare' || shorter.kind !== 'rare' || shorter.text.length < 3) return false;
  if (longer.text.startsWith(shorter.text)) return true;
  return !/[aeiou]/.test(shorter.text.slice(1)) && isSubsequence(shorter.text, longer.text);
}

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === part[at]) at += 1;
  return at === part.length && part[0] === whole[0];
}
