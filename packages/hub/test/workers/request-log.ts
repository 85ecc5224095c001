import type { LoggedRequest, Sandbox } from '@sundog/sandbox';

/** One client at one list: its requests from a first page to the last one before it began again. */
interface Reading {
  readonly list: string;
  /** A client is known by its token: none shares its own with another, and each process has clients of its own. */
  readonly client: number;
  readonly firstSeq: number;
  lastSeq: number;
  readonly pages: number[];
}

/** Requests that count against the budget: all but sign-ins. */
export function counted(sandbox: Sandbox): readonly LoggedRequest[] {
  return sandbox.control.requests().filter(({ path }) => !path.startsWith('auth/'));
}

/** The readings that a log tells of, in the order in which they began. */
export function readingsOf(requests: readonly LoggedRequest[]): readonly Reading[] {
  const open = new Map<string, Reading>();
  const readings: Reading[] = [];
  for (const { seq, path, query, tokenNumber } of requests) {
    const { page_no: page, ...rest } = query;
    if (page === undefined || tokenNumber === null) continue;
    const list = `${path}?${new URLSearchParams(rest).toString()}`;
    const known = open.get(`${list} ${tokenNumber}`);
    // The same page again is one that was refused or broken.
    if (known && Number(page) >= (known.pages.at(-1) ?? 0)) {
      known.lastSeq = seq;
      known.pages.push(Number(page));
      continue;
    }
    const reading: Reading = { list, client: tokenNumber, firstSeq: seq, lastSeq: seq, pages: [Number(page)] };
    open.set(`${list} ${tokenNumber}`, reading);
    readings.push(reading);
  }
  return readings;
}

/** Pairs of readings of one list by two clients at once. */
export function findInterleaved(readings: readonly Reading[]): readonly string[] {
  return readings.flatMap((one, index) =>
    readings
      .slice(index + 1)
      .filter((other) => other.list === one.list && other.client !== one.client)
      .filter((other) => one.firstSeq < other.lastSeq && other.firstSeq < one.lastSeq)
      .map((other) => `${one.list}: client ${one.client} ${one.pages.join()}, client ${other.client} ${other.pages.join()}`),
  );
}

/** The most requests within any window of this length, by the clock of the sandbox. */
export function fullestWindow(requests: readonly LoggedRequest[], windowMs: number): number {
  const times = requests.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < times.length; last += 1) {
    while ((times[last] ?? 0) - (times[first] ?? 0) >= windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
