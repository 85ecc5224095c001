/**
 * A value that `JSON.stringify` cannot produce (`1e400`, `12.0`, `9007199254740993`): the exact text that must stand in the answer.
 * Whoever writes a row that holds one puts `text` there verbatim.
 */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
