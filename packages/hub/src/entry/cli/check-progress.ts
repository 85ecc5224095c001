import type { PreflightProgress } from '../../engine/preflight/run-preflight.ts';
import { durationText } from '../../foundation/duration-text.ts';
import type { Hub } from '../hub.ts';
import type { Terminal } from './terminal.ts';

/** Runs a check and shows meanwhile where it is, to whoever sees it live. That it waits for the request budget is said in any case. */
export async function whileChecking<T>(
  terminal: Terminal,
  hub: Pick<Hub, 'waitsUntil'>,
  run: (onCheck: PreflightProgress) => Promise<T>,
): Promise<T> {
  const { onCheck, end } = showChecks(terminal);
  const waits = setInterval(sayWaits(terminal, hub), lookEveryMs);
  try {
    return await run(onCheck);
  } finally {
    clearInterval(waits);
    end();
  }
}

const lookEveryMs = 250;
/** A shorter wait is over before it is read. */
const worthSayingMs = 2_000;

/** Says each long wait once, with its end. */
function sayWaits(terminal: Terminal, { waitsUntil }: Pick<Hub, 'waitsUntil'>): () => void {
  let saidUntil = 0;
  return () => {
    const until = waitsUntil() ?? 0;
    const ms = until - Date.now();
    // The end of one wait is reckoned anew now and then, and moves a little.
    if (ms <= worthSayingMs || until - saidUntil <= worthSayingMs) return;
    saidUntil = until;
    const at = new Date(until).toISOString().slice(11, 19);
    const line = `Waiting for room in the request budget (--request-limit) until ${at} UTC, ${durationText(ms)} from now.`;
    terminal.say(terminal.isLive ? `\r\u001b[K${line}\n` : `${line}\n`);
  };
}

/** One line, which the next check takes over. */
function showChecks(terminal: Terminal): { readonly onCheck: PreflightProgress; readonly end: () => void } {
  if (!terminal.isLive) return { onCheck: () => undefined, end: () => undefined };
  let timer: NodeJS.Timeout | undefined;
  const write = (text: string) => terminal.say(`\r\u001b[K${terminal.paint('dim', text)}`);
  const end = () => {
    clearInterval(timer);
    terminal.say('\r\u001b[K');
  };
  return {
    onCheck: ({ title, state }) => {
      clearInterval(timer);
      if (state !== 'running') return;
      const began = performance.now();
      write(`${title} ...`);
      timer = setInterval(() => {
        const seconds = Math.round((performance.now() - began) / 1000);
        write(`${title} ... ${seconds} s`);
      }, 1000);
    },
    end,
  };
}
