import { inspect } from 'node:util';

/** A text that must not be seen: it prints as `***` wherever it ends up (templates, JSON, logs, the debugger). */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. To be called where a request is made and nowhere before. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}
