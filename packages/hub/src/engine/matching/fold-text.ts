/** A text as it is compared: small letters without accents. */
export interface FoldedText {
  readonly text: string;
  /** Bits of the scripts that its letters are of. */
  readonly scripts: number;
  /** Whether it holds what is made to look like something else: hidden characters, letters of two scripts in a word, letters of mathematics. */
  readonly isOdd: boolean;
}

const latin = 1;
const cyrillic = 2;
const greek = 4;
const other = 8;

const scriptsAndBits: readonly (readonly [RegExp, number])[] = [
  [/\p{Script=Latin}/u, latin],
  [/\p{Script=Cyrillic}/u, cyrillic],
  [/\p{Script=Greek}/u, greek],
  [/(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{L}/u, other],
];

/** Letters that no decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
  ə: 'e',
};

/** Letters of other scripts that look like Latin ones, so that a name that was made to deceive is at least shown to a person. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  у: 'y',
  ԝ: 'w',
  х: 'x',
  ѵ: 'v',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'm',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ɑ: 'a',
  ɡ: 'g',
  ʟ: 'l',
  ᴀ: 'a',
  ᴏ: 'o',
  օ: 'o',
  ո: 'n',
  ѐ: 'e',
};

const replaced = new RegExp(`[${Object.keys({ ...plainLetters, ...lookAlikes }).join('')}]`, 'gu');
const isPlainAscii = /^[\x20-\x7e]*$/;
const hidden = /[\p{Cf}\p{Co}\p{Cs}\u{115f}\u{1160}\u{3164}\u{ffa0}]/u;
const phonetic = /[\u{250}-\u{2af}\u{1d00}-\u{1dbf}]/u;

/**
 * Folds a text for comparing: compatibility forms, case, accents and letters like ß are gone, and letters of other scripts that look Latin
 * became Latin. What may deceive is told beside it, by the rules of Unicode TS 39 as far as names of companies need them.
 */
export function foldText(given: string): FoldedText {
  if (isPlainAscii.test(given)) return { text: given.toLowerCase(), scripts: /[a-z]/i.test(given) ? latin : 0, isOdd: false };
  const composed = given.normalize('NFC');
  const compatible = composed.normalize('NFKC');
  const lower = compatible.toLowerCase();
  const scripts = scriptsIn(lower);
  const isOdd =
    hidden.test(composed) ||
    phonetic.test(composed) ||
    changesLetters(composed, compatible) ||
    (isMixed(scripts) && lower.split(/[^\p{L}\p{M}]+/u).some((word) => isMixed(scriptsIn(word))));
  const text = lower
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(replaced, (letter) => plainLetters[letter] ?? lookAlikes[letter] ?? letter)
    .normalize('NFC');
  return { text, scripts, isOdd };
}

function scriptsIn(text: string): number {
  let bits = 0;
  for (const [pattern, bit] of scriptsAndBits) if (pattern.test(text)) bits |= bit;
  return bits;
}

/** Latin with Cyrillic or Greek. Other mixtures, as of kana and Latin, are ordinary. */
function isMixed(scripts: number): boolean {
  return (scripts & latin) !== 0 && (scripts & (cyrillic | greek)) !== 0;
}

/** Whether compatibility forms made other letters of some. Signs such as ™ and … may change. */
function changesLetters(composed: string, compatible: string): boolean {
  return (
    composed !== compatible && /[\p{L}\p{N}]/u.test([...composed].filter((sign) => sign.normalize('NFKC') !== sign).join(''))
  );
}
