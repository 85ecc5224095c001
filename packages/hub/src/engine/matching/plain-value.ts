import { foldText } from './fold-text.ts';

const isPlainAscii = /^[\x20-\x7e]*$/;

/** A value without case, accents, blanks and punctuation. */
export function plainValue(text: string): string {
  if (isPlainAscii.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return foldText(text).text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Tells what stands for nothing. @param emptyValues as the rule lists them */
export function emptyValueTest(emptyValues: readonly string[]): (text: string | null) => boolean {
  const empty = new Set(emptyValues.map(plainValue));
  // Punctuation comes on top of what the list says, but a long text stands for something.
  const longest = emptyValues.reduce((most, { length }) => Math.max(most, length), 0) + 8;
  return (text) => {
    if (text === null) return true;
    if (text.length > longest && /[a-z0-9]/i.test(text)) return false;
    const plain = plainValue(text);
    return plain === '' || empty.has(plain);
  };
}
