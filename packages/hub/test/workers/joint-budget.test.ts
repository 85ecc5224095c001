import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../halo/test/virtual-clock.ts';
import { createJointBudget, type JointBudget } from '../../src/engine/jobs/joint-budget.ts';
import type { Store } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';

const address = { resourceServer: 'https://acme.example/api', tenant: 'acme' };

describe('a budget that processes share', () => {
  let database: TestDatabase;
  let stores: readonly Store[];
  let asking = 0;
  let clock: VirtualClock;

  beforeEach(async () => {
    database = await createTestDatabase();
    asking = 0;
    clock = new VirtualClock(Date.UTC(2026, 0, 5), () => asking > 0);
    // Each store is what a process has; time waits while one of them is at the database.
    stores = Array.from({ length: 3 }, () => {
      const store = openDatabase(database.store.access, { poolSize: 2 });
      return {
        ...store,
        inWorkspace: async (...given: Parameters<Store['inWorkspace']>) => {
          asking += 1;
          try {
            return await store.inWorkspace(...given);
          } finally {
            asking -= 1;
          }
        },
      } as Store;
    });
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await database.close();
  });

  const budgetOf = (index: number, limit: number, windowMs: number): JointBudget => {
    const store = stores[index];
    if (!store) throw new TypeError('There are three processes.');
    return createJointBudget({ store, workspaceId: 1, address, limit, windowMs, clock });
  };
  const use = async (budget: JointBudget, count: number, left: number[]) => {
    await Promise.all(
      Array.from({ length: count }, async () => {
        await budget.take('background');
        left.push(clock.now());
      }),
    );
  };

  it('is never exceeded in any window, is used to 99 of 100, and each has the same share', async () => {
    const [limit, windowMs] = [60, 300_000];
    const startedAt = clock.now();
    const sent: number[][] = [[], [], []];
    const untilAt = startedAt + 5 * windowMs;
    await Promise.all(
      sent.map(async (left, index) => {
        const budget = budgetOf(index, limit, windowMs);
        const stop = new AbortController();
        // As the background sync does: several requests under way, and always a next one.
        const one = async () => {
          while (clock.now() < untilAt) {
            await budget.take('background', stop.signal);
            if (clock.now() < untilAt) left.push(clock.now());
          }
          stop.abort(new Error('done'));
        };
        // Each ends by the abort of whoever came to the end of the time first.
        await Promise.all(Array.from({ length: 4 }, () => one().catch(() => undefined)));
        await budget.settle();
      }),
    );
    const all = sent.flat().sort((a, b) => a - b);
    for (const at of all) expect(all.filter((other) => other >= at && other < at + windowMs).length).toBeLessThanOrEqual(limit);
    // Five windows, the first of them at once.
    console.info(`used ${all.length} of ${limit * 5}: ${sent.map(({ length }) => length).join(', ')}`);
    expect(all.length).toBeGreaterThanOrEqual(limit * 5 * 0.99);
    for (const left of sent) expect(Math.abs(left.length - all.length / 3)).toBeLessThan(all.length / 30);
  }, 60_000);

  it('lets a person in another process go first', async () => {
    const [background, person] = [budgetOf(0, 10, 60_000), budgetOf(1, 10, 60_000)];
    const left: number[] = [];
    await use(background, 10, left);
    const filled = clock.now();
    const order: string[] = [];
    const waiting = [
      ...Array.from({ length: 12 }, () => background.take('background').then(() => order.push('b'))),
      ...Array.from({ length: 2 }, () => person.take('interactive').then(() => order.push('i'))),
    ];
    await Promise.all(waiting);
    expect(order.slice(0, 10).filter((who) => who === 'i')).toHaveLength(2);
    expect(clock.now() - filled).toBeLessThan(123_000);
  });

  it('pauses everybody after a 429 of one, and all learn from it', async () => {
    const [one, other] = [budgetOf(0, 100, 60_000), budgetOf(1, 100, 60_000)];
    const left: number[] = [];
    await use(one, 30, left);
    await use(other, 21, left);
    const startedAt = clock.now();
    one.refused(7_000);
    await one.settle();
    await other.take('interactive');
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(7_000);
    expect(other.reading()).toMatchObject({ limit: 50, refused: 1 });
  });

  it('counts what was granted to a process that died no longer than the window', async () => {
    const [dead, living] = [budgetOf(0, 20, 60_000), budgetOf(1, 20, 60_000)];
    await use(dead, 20, []);
    const gone = dead.take('background');
    // Nobody is there any more to hear it.
    gone.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const left: number[] = [];
    const startedAt = clock.now();
    await stores[0]?.close();
    await use(living, 20, left);
    expect(Math.max(...left) - startedAt).toBeLessThan(63_000);
  });

  it('whoever gives up leaves the others what there is', async () => {
    const [leaving, staying] = [budgetOf(0, 10, 60_000), budgetOf(1, 10, 60_000)];
    await use(staying, 10, []);
    const giveUp = new AbortController();
    const waits = Array.from({ length: 9 }, () => leaving.take('interactive', giveUp.signal));
    // Heard below, all together.
    for (const wait of waits) wait.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 20));
    giveUp.abort(new Error('enough'));
    await expect(Promise.all(waits)).rejects.toThrow('enough');
    const left: number[] = [];
    const startedAt = clock.now();
    await use(staying, 10, left);
    expect(Math.max(...left) - startedAt).toBeLessThan(61_500);
  });

  it('sends everybody away when the database stays away', async () => {
    const budget = budgetOf(2, 10, 60_000);
    await stores[2]?.close();
    await expect(budget.take('background')).rejects.toThrow();
  });
});
