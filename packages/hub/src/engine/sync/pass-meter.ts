import type { SyncPhase } from './progress.ts';
import type { SyncContext } from './sync-context.ts';

/** Counts one pass and tells how it goes. Rates are of this run, totals of the whole pass, runs before a resume included. */
export interface PassMeter {
  /** Adds what happened and reports it. */
  add(step: { readonly rows?: number; readonly written?: number; readonly requests?: number; readonly done?: number }): void;
  /** What is expected in all, as soon as it is known. */
  expect(count: number | null): void;
  report(phase: SyncPhase, message?: string): void;
  readonly rows: number;
  readonly written: number;
  readonly requests: number;
  readonly seconds: number;
}

/**
 * @param entity the mirror table's name
 * @param before what earlier runs of the same pass did
 */
export function startPassMeter(
  { clock, onProgress }: Pick<SyncContext, 'clock' | 'onProgress'>,
  entity: string,
  before: { readonly rows: number; readonly written: number; readonly requests: number } = { rows: 0, written: 0, requests: 0 },
): PassMeter {
  const startedAt = clock.now();
  let { rows, written, requests } = before;
  let done = 0;
  let expected: number | null = null;
  const seconds = () => Math.max(0, (clock.now() - startedAt) / 1000);
  const report = (phase: SyncPhase, message?: string) => {
    const elapsed = seconds();
    const rowsPerSecond = elapsed > 0 ? (rows - before.rows) / elapsed : 0;
    const progressed = done > 0 ? done : rows;
    const rate = elapsed > 0 ? (done > 0 ? done : rows - before.rows) / elapsed : 0;
    const etaSeconds = phase === 'reading' && expected !== null && rate > 0 ? Math.max(0, (expected - progressed) / rate) : null;
    onProgress({
      entity,
      phase,
      rows,
      written,
      expected,
      requests,
      rowsPerSecond,
      etaSeconds,
      ...(message === undefined ? {} : { message }),
    });
  };
  return {
    add(step) {
      rows += step.rows ?? 0;
      written += step.written ?? 0;
      requests += step.requests ?? 0;
      done += step.done ?? 0;
      report('reading');
    },
    expect(count) {
      if (count !== null) expected = count;
    },
    report,
    get rows() {
      return rows;
    },
    get written() {
      return written;
    },
    get requests() {
      return requests;
    },
    get seconds() {
      return seconds();
    },
  };
}
