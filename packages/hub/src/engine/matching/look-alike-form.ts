/** A word with every letter replaced by one that stands for all that look like it, as in most typefaces. Two words with the same form deceive. */
export function lookAlikeForm(word: string): string {
  return word
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[1i|]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('5', 's')
    .replaceAll('8', 'b');
}
