/**
 * Characters that steer a terminal or hide in a text: controls (ESC among them), the second set of controls, invisible and
 * direction-changing characters, line separators, and halves of surrogate pairs. Global: for replacing.
 */
export const hiddenCharacters = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Somebody else's text for a terminal: every character that is no print becomes `\u{1b}`, so that the text can neither steer the terminal
 * nor hide a part of itself.
 * @param keepLines leave line ends and tabs as they are
 */
export function toVisibleText(text: string, keepLines = false): string {
  return text.replace(hiddenCharacters, (character) => {
    if (keepLines && (character === '\n' || character === '\t')) return character;
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
