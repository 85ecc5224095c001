import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../test/virtual-clock.ts';
import type { Priority } from './rate-budget.ts';
import { createRollingBudget, unlimitedBudget } from './rolling-budget.ts';

const make = (limit: number, windowMs = 10_000) => {
  const clock = new VirtualClock();
  return { clock, startedAt: clock.now(), budget: createRollingBudget({ limit, windowMs, clock }) };
};

describe('a budget of requests', () => {
  it('never lets more than the limit leave within any window', async () => {
    const { clock, budget } = make(20);
    const left: number[] = [];
    await Promise.all(
      Array.from({ length: 130 }, async () => {
        await budget.take('background');
        left.push(clock.now());
      }),
    );
    expect(left).toHaveLength(130);
    for (const at of left) expect(left.filter((other) => other >= at && other < at + 10_000).length).toBeLessThanOrEqual(20);
    expect(Math.max(...left) - Math.min(...left)).toBeLessThan(6 * 10_600);
  });

  it('tells exactly how things stand', async () => {
    const { clock, startedAt, budget } = make(2);
    expect(budget.reading()).toEqual({
      limit: 2,
      windowMs: 10_000,
      used: 0,
      waiting: { interactive: 0, write: 0, background: 0 },
      nextAt: null,
      refused: 0,
    });
    await budget.take('write');
    clock.jump(4_000);
    await budget.take('write');
    const waiting = [budget.take('background'), budget.take('interactive')];
    expect(budget.reading()).toMatchObject({
      used: 2,
      waiting: { interactive: 1, write: 0, background: 1 },
      nextAt: startedAt + 10_500,
    });
    await Promise.all(waiting);
    clock.jump(60_000);
    expect(budget.reading()).toMatchObject({ used: 0, nextAt: null });
  });

  it('serves by priority, within a priority by arrival, and one in ten from below', async () => {
    const { budget } = make(1, 100);
    await budget.take('background');
    const served: string[] = [];
    const ask = async (priority: Priority, index: number) => {
      await budget.take(priority);
      served.push(`${priority[0]}${index}`);
    };
    const all = [
      ...Array.from({ length: 3 }, (_, index) => ask('background', index)),
      ...Array.from({ length: 2 }, (_, index) => ask('write', index)),
      ...Array.from({ length: 12 }, (_, index) => ask('interactive', index)),
    ];
    await Promise.all(all);
    expect(served.join(' ')).toBe('i0 i1 i2 i3 i4 i5 i6 i7 i8 b0 i9 i10 i11 w0 w1 b1 b2');
  });

  it('whoever gives up takes nothing, and leaves no timer behind', async () => {
    const { clock, budget } = make(1);
    await budget.take('background');
    const leaving = new AbortController();
    const left = budget.take('background', leaving.signal);
    leaving.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.sleeping).toBe(0);
    expect(budget.reading().waiting.background).toBe(0);
    await expect(budget.take('background', AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  it('pauses after a 429 and learns downwards what was really used, never below ten, never upwards', async () => {
    const { clock, startedAt, budget } = make(100);
    for (let index = 0; index < 41; index += 1) await budget.take('background');
    budget.refused(7_000);
    expect(budget.reading()).toMatchObject({ limit: 40, refused: 1, nextAt: startedAt + 10_500 });
    clock.jump(60_000);
    budget.refused(null);
    expect(budget.reading()).toMatchObject({ limit: 32, nextAt: startedAt + 90_000 });
    for (let index = 0; index < 30; index += 1) {
      clock.jump(60_000);
      budget.refused(1_000);
    }
    expect(budget.reading().limit).toBe(10);
  });

  it('requests refused together are one lesson', async () => {
    const { budget } = make(100);
    for (let index = 0; index < 58; index += 1) await budget.take('background');
    for (let index = 0; index < 8; index += 1) budget.refused(30_000);
    expect(budget.reading()).toMatchObject({ limit: 50, refused: 8 });
  });

  it('without a limit nothing waits, except after a 429', async () => {
    const clock = new VirtualClock();
    const budget = unlimitedBudget(clock);
    const startedAt = clock.now();
    for (let index = 0; index < 100_000; index += 1) await budget.take('background');
    expect(clock.now()).toBe(startedAt);
    budget.refused(5_000);
    await budget.take('background');
    expect(clock.now()).toBe(startedAt + 5_000);
  });
});
