import { cpus, totalmem } from 'node:os';

/** The machine, for the first line of a benchmark. */
export function describeMachine(): string {
  return `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
}

/** `14,850 (worst 11,630)` of several runs, or the one figure. @param worst whether the least or the most is the bad end */
export function medianAndWorst(values: readonly number[], worst: 'least' | 'most', digits = 0): string {
  const sorted = [...values].sort((a, b) => a - b);
  const show = (value: number | undefined) =>
    (value ?? 0).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const median = show(sorted[Math.floor(sorted.length / 2)]);
  return sorted.length === 1 ? median : `${median} (worst ${show(worst === 'least' ? sorted[0] : sorted.at(-1))})`;
}
