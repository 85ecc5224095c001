import type { Sandbox } from '@sundog/sandbox';

type Logged = ReturnType<Sandbox['control']['requests']>[number];

/** What became of the request budget, by the sandbox's own log. */
export interface BudgetFigures {
  /** Of the requests that the limit allowed until the last filled window began, how many brought a page that was not there yet; 0 to 1. */
  readonly useful: number;
  readonly pages: number;
  readonly refused: number;
  /** 429s after the first window had passed. */
  readonly refusedLater: number;
  /** The least that an entity got of its equal share of a window in which several were read throughout; 1 where each got the same. */
  readonly fairness: number;
  /** From the first request to the last page, in virtual seconds. */
  readonly seconds: number;
  /** What 10,000 pages would take at this pace, in virtual seconds. */
  readonly tenThousandPages: number;
}

export interface Limit {
  readonly requests: number;
  readonly windowSeconds: number;
}

/** Works the figures out of the log of one run. */
export function readBudgetFigures(log: readonly Logged[], { requests, windowSeconds }: Limit): BudgetFigures {
  const asked = log.filter(({ path, query }) => !path.includes('token') && query['page_no'] !== undefined);
  const beganAt = Date.parse(asked[0]?.at ?? '');
  const secondsOf = ({ at }: Logged) => (Date.parse(at) - beganAt) / 1000;
  const pages = firstAnswers(asked);
  const refused = asked.filter(({ status }) => status === 429);
  // Bursts at the beginning of each window are allowed: the pace is measured between two such beginnings.
  const filled = Math.floor((pages.length - 1) / requests) * requests;
  const until = pages[filled];
  const pace = until === undefined || filled === 0 ? Number.NaN : secondsOf(until) / filled;
  const last = pages.at(-1);
  return {
    useful: windowSeconds / requests / pace,
    pages: pages.length,
    refused: refused.length,
    refusedLater: refused.filter((one) => secondsOf(one) >= windowSeconds).length,
    fairness: leastShare(pages, requests),
    seconds: last ? secondsOf(last) : 0,
    tenThousandPages: pace * Math.floor(9_999 / requests) * requests,
  };
}

/** The answers that brought a page for the first time, in their order. */
function firstAnswers(asked: readonly Logged[]): readonly Logged[] {
  const seen = new Set<string>();
  return asked.filter(({ status, path, query }) => {
    const page = `${path} ${query['page_no']}`;
    if (status !== 200 || seen.has(page)) return false;
    seen.add(page);
    return true;
  });
}

function leastShare(pages: readonly Logged[], perWindow: number): number {
  const lastOf = new Map(pages.map(({ path }, index) => [path, index]));
  const firstOf = new Map(pages.map(({ path }, index) => [path, index] as const).reverse());
  let least = 1;
  for (let from = 0; from + perWindow <= pages.length; from += perWindow) {
    const window = pages.slice(from, from + perWindow);
    // A list that ends in the window, or just after it, had not as much to ask for as the others.
    const active = [...lastOf].filter(([path, last]) => last >= from + perWindow * 1.1 && (firstOf.get(path) ?? 0) <= from + 10);
    if (active.length < 2) continue;
    const counts = active.map(([path]) => window.filter((one) => one.path === path).length);
    const equal = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    least = Math.min(least, ...counts.map((count) => count / equal));
  }
  return least;
}
