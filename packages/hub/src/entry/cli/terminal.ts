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
  /** Characters of a line of `out`; null: no terminal, lines may be of any length. */
  readonly width: number | null;
  readonly rows: number;
  readonly paint: Paint;
}

export type Paint = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', text: string) => string;

/** The terminal of this process. Colour follows NO_COLOR, FORCE_COLOR and whether the stream is a terminal. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  for (const stream of [stdout, stderr])
    stream.on('error', (error: Error & { readonly code?: string }) => {
      // Whoever read it has had enough (`| head`): the work goes on to its end and puts away what it holds.
      if (error.code !== 'EPIPE') throw error;
    });
  return {
    out: (text) => stdout.write(text),
    say: (text) => stderr.write(text),
    isLive: stderr.isTTY === true,
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    columns: stderr.columns ?? 100,
    width: stdout.isTTY ? stdout.columns : null,
    rows: stderr.rows ?? 40,
    paint: (style, text) => styleText(style, text, { stream: stderr, validateStream: true }),
  };
}
