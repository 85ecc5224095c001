import { styleText } from 'node:util';

/** Where a command writes. A terminal gets colour and live tables; a pipe gets plain lines. */
export interface Terminal {
  /** Results: what a script reads. */
  readonly out: (text: string) => void;
  /** Everything said on the way, and errors. */
  readonly say: (text: string) => void;
  /** Whether `say` reaches a person who sees it live. */
  readonly isLive: boolean;
  /** Whether a question can be asked. */
  readonly canAsk: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
}

export type Paint = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', text: string) => string;

/** The terminal of this process. Colour follows NO_COLOR, FORCE_COLOR and whether the stream is a terminal. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  return {
    out: (text) => stdout.write(text),
    say: (text) => stderr.write(text),
    isLive: stderr.isTTY === true,
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    columns: stderr.columns ?? 100,
    rows: stderr.rows ?? 40,
    paint: (style, text) => styleText(style, text, { stream: stderr, validateStream: true }),
  };
}
