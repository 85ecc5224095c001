import type { SeededRandom } from '../../faults/seeded-random.ts';

/** A word as a hurried hand types it: a letter swapped, left out, doubled, or its neighbour on the keyboard. Digits stay as they are. */
export function misspell(word: string, random: SeededRandom): string {
  const at = random.between(1, word.length - 2);
  const letter = word[at] ?? '';
  if (/\d/.test(letter) || /\d/.test(word[at + 1] ?? '')) return word;
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  switch (random.between(0, 3)) {
    case 0:
      return before + (word[at + 1] ?? '') + letter + word.slice(at + 2);
    case 1:
      return before + after;
    case 2:
      return before + letter + letter + after;
    default: {
      const row = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'].find((keys) => keys.includes(letter));
      return before + (row ? (row[(row.indexOf(letter) + 1) % row.length] ?? letter) : letter) + after;
    }
  }
}
