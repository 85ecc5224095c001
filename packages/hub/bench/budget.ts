import { type BudgetFigures, readBudgetFigures } from './stage/budget-figures.ts';
import { describeMachine, medianAndWorst } from './stage/figures.ts';
import { readNaively } from './stage/naive-client.ts';
import { option } from './stage/options.ts';
import { startVirtualSandbox, syncOnVirtualClock, type VirtualSandbox, type VirtualWorld } from './stage/virtual-stage.ts';

// Usage: npm run bench:budget -- [--tickets 60000] [--assets 20000] [--users 20000] [--runs 5] [--naive-runs 5]
// Goal G3: at 300 requests per 5 minutes and 100 rows a page, at least 99 % of the budget become pages that were not there yet, no 429
// after the first window, no entity starves beside another, and a million tickets take at most 2 h 48 min (10,000 pages at one a second
// are 2:46:40). Time is virtual: the clock goes on only when everybody waits. The rows are real, over real sockets into a real database.
// The reference is a client that counts nothing and backs off by doubling when it is refused, over the same sandbox and limit.

const runs = Number(option('runs', '5'));
const naiveRuns = Number(option('naive-runs', String(runs)));
const world: VirtualWorld = {
  requests: 300,
  windowSeconds: 300,
  tickets: Number(option('tickets', '60000')),
  assets: Number(option('assets', '20000')),
  users: Number(option('users', '20000')),
};

async function measure(read: (stage: VirtualSandbox) => Promise<void>): Promise<BudgetFigures> {
  const stage = await startVirtualSandbox(world);
  try {
    await read(stage);
    return readBudgetFigures(stage.sandbox.control.requests(), world);
  } finally {
    await stage.sandbox.close();
  }
}

async function repeat(times: number, read: (stage: VirtualSandbox) => Promise<void>): Promise<readonly BudgetFigures[]> {
  const figures = [];
  for (let run = 0; run < times; run += 1) figures.push(await measure(read));
  return figures;
}

const minutesOf = (seconds: number) => seconds / 60;

function print(title: string, figures: readonly BudgetFigures[]): void {
  if (figures.length === 0) return;
  const show = (pick: (one: BudgetFigures) => number, worst: 'least' | 'most', digits = 0) =>
    medianAndWorst(figures.map(pick), worst, digits);
  process.stdout.write(
    [
      `  ${title}`,
      `    budget turned into pages   ${show(({ useful }) => useful * 100, 'least', 2)} %`,
      `    429s, all                  ${show(({ refused }) => refused, 'most')}`,
      `    429s after the 1st window  ${show(({ refusedLater }) => refusedLater, 'most')}`,
      `    least of an equal share    ${show(({ fairness }) => fairness * 100, 'least', 1)} %`,
      `    this world                 ${show(({ pages }) => pages, 'least')} pages in ${show(({ seconds }) => minutesOf(seconds), 'most', 1)} min`,
      `    10,000 pages at this pace  ${show(({ tenThousandPages }) => minutesOf(tenThousandPages), 'most', 1)} min`,
      '',
    ].join('\n'),
  );
}

const { tickets, assets, users, requests, windowSeconds } = world;
process.stdout.write(
  `${[tickets, assets, users].map((count) => count.toLocaleString('en')).join(' + ')} tickets, assets and users, ` +
    `${requests} requests per ${windowSeconds} s, virtual clock, ${runs} run(s), ${describeMachine()}\n`,
);
print('sync', await repeat(runs, (stage) => syncOnVirtualClock(world, stage)));
print('reference: no limiter, doubling back-off on 429', await repeat(naiveRuns, readNaively));
