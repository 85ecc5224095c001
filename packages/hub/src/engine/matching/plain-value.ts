import { foldText } from './fold-text.ts';

/** A value without case, accents, blanks and punctuation. */
export function plainValue(text: string): string {
  return foldText(text).text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Tells what stands for nothing. @param emptyValues as the rule lists them */
export function emptyValueTest(emptyValues: readonly string[]): (text: string | null) => boolean {
  const empty = new Set(emptyValues.map(plainValue));
  return (text) => {
    if (text === null) return true;
    const plain = plainValue(text);
    return plain === '' || empty.has(plain);
  };
}
