import { hiddenCharacters } from './visible-text.ts';

/**
 * A value as JSON whose text can neither steer a terminal nor hide a part of itself; whoever parses it gets the same value.
 * @param indent spaces per level; absent: everything on one line
 */
export function toPrintableJson(value: unknown, indent?: number): string {
  // Between members stands no hidden character but the line end of an indented text: within a text JSON writes it as \n.
  return escapeHidden(JSON.stringify(value, null, indent));
}

/** Text that is JSON, with every hidden character but its line ends as `\u202e`: to whoever parses it, the same. */
export function escapeHidden(json: string): string {
  return json.replace(hiddenCharacters, (character) => (character === '\n' ? character : escapeUnits(character)));
}

/** `\u202e`; of a character beyond 16 bits both halves. */
function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
