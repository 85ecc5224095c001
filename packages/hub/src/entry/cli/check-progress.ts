import type { PreflightProgress } from '../../engine/preflight/run-preflight.ts';
import type { Terminal } from './terminal.ts';

/** Runs a check and shows meanwhile where it is. Silent where nobody sees it live. */
export async function whileChecking<T>(terminal: Terminal, run: (onCheck: PreflightProgress) => Promise<T>): Promise<T> {
  const { onCheck, end } = showChecks(terminal);
  try {
    return await run(onCheck);
  } finally {
    end();
  }
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
        // A check that takes long waits for room in the request budget, as a rule.
        write(`${title} ... ${seconds} s${seconds > 10 ? ', perhaps waiting for the request budget' : ''}`);
      }, 1000);
    },
    end,
  };
}
