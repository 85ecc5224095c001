import { setTimeout as delay } from 'node:timers/promises';

/** One thing without which this process cannot do its work. */
export interface ReadinessCheck {
  readonly name: 'database' | 'migrations' | 'key' | 'worker';
  /** Null: it is well; else a sentence without secrets, addresses or text of others. A throw counts as `failed`. */
  readonly look: () => Promise<string | null>;
  readonly failed: string;
}

/** Whether requests should come here. */
export interface ReadinessReport {
  readonly status: 'ready' | 'not-ready' | 'stopping';
  /** Every check, by name; `ok`, or what is wrong. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Tells whether this process is ready. */
export interface Readiness {
  readonly read: () => Promise<ReadinessReport>;
  /** From now on it is stopping. */
  readonly stop: () => void;
}

/** Anybody may ask, as often as they like: within this time all get the same answer, and the database is asked once. */
const keptMs = 1_000;
/** Longer than this nobody waits who probes. */
const patienceMs = 2_000;

/** Readiness by these checks. */
export function openReadiness(checks: readonly ReadinessCheck[]): Readiness {
  let isStopping = false;
  let kept: { readonly report: Promise<ReadinessReport>; readonly at: number } | null = null;
  const lookAtAll = async (): Promise<ReadinessReport> => {
    const looked = await Promise.all(checks.map(async (check) => [check.name, (await lookAt(check)) ?? 'ok'] as const));
    const isReady = looked.every(([, said]) => said === 'ok');
    return { status: isReady ? 'ready' : 'not-ready', checks: Object.fromEntries(looked) };
  };
  return {
    stop: () => {
      isStopping = true;
    },
    read: async () => {
      if (isStopping) return { status: 'stopping', checks: {} };
      const now = performance.now();
      if (kept === null || now - kept.at >= keptMs) kept = { report: lookAtAll(), at: now };
      return kept.report;
    },
  };
}

async function lookAt({ look, failed }: ReadinessCheck): Promise<string | null> {
  const late = new AbortController();
  const looked = look().catch(() => failed); // what it threw may name hosts and users: the log of what needs it has that
  // Woken early, when the look was faster.
  const timeout = delay(patienceMs, `${failed} There was no answer within ${patienceMs / 1000} s.`, { signal: late.signal });
  const said = await Promise.race([looked, timeout.catch(() => failed)]);
  late.abort();
  return said;
}
