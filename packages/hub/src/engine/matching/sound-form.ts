/** A word roughly as it sounds. Slips seldom keep the sound; names of two people often do: `Meyer` and `Maier`, `Clark` and `Clarke`. */
export function soundForm(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/ck|c|q/g, 'k')
    .replace(/z/g, 's')
    .replace(/dt|th|d/g, 't')
    .replace(/w/g, 'v')
    .replace(/nst/g, 'ns')
    .replace(/[aeiouyj]+/g, 'a')
    .replace(/h/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/st(?=[sn])|a$|s$/g, (ending) => (ending.startsWith('st') ? 's' : ''));
}
