import { describe, expect, it } from 'vitest';
import { createRollingBudget } from '../../src/index.ts';
import { errorOf, makeBench } from '../make-client.ts';
import { sendJson } from '../peer.ts';
import { VirtualClock } from '../virtual-clock.ts';

const minute = 60_000;

describe('F07: 429 with Retry-After', () => {
  const now = Date.UTC(2026, 0, 5);
  const cases: readonly (readonly [string, number])[] = [
    ['7', 7_000],
    ['0', 1_000],
    ['-30', 1_000],
    ['1000000000', 15 * minute],
    ['2.5', 2_500],
    [new Date(now + 90_000).toUTCString(), 90_000],
    [new Date(now - 90_000).toUTCString(), 1_000],
  ];

  it.each(cases)('%s waits %i ms', async (retryAfter, expected) => {
    let isFirst = true;
    const { halo, clock } = await makeBench((_, to) => {
      const headers = { date: new Date(now).toUTCString(), 'retry-after': retryAfter };
      if (isFirst) sendJson(to, {}, { status: 429, headers });
      else sendJson(to, []);
      isFirst = false;
    });
    const startedAt = clock.now();
    await halo.get('Status');
    expect(clock.now() - startedAt).toBe(expected);
  });

  it.each(['soon', '', '12 minutes'])('garbage ("%s") is as good as none', async (retryAfter) => {
    let isFirst = true;
    const { halo, clock } = await makeBench((_, to) => {
      sendJson(to, [], isFirst ? { status: 429, headers: { 'retry-after': retryAfter } } : {});
      isFirst = false;
    });
    const startedAt = clock.now();
    await halo.get('Status');
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(30_000);
    expect(clock.now() - startedAt).toBeLessThanOrEqual(33_000);
  });

  it('is shared by all callers: nothing leaves during the pause', async () => {
    const seen: number[] = [];
    let refusals = 4;
    const bench = await makeBench((_, to) => {
      seen.push(bench.clock.now());
      refusals -= 1;
      if (refusals >= 0) sendJson(to, {}, { status: 429, headers: { 'retry-after': '40' } });
      else sendJson(to, []);
    });
    const startedAt = bench.clock.now();
    await Promise.all(Array.from({ length: 4 }, () => bench.halo.get('Status')));
    expect(seen.filter((at) => at > startedAt && at < startedAt + 40_000)).toEqual([]);
    expect(bench.halo.meter().refused).toBe(4);
  });
});

describe('F08: 429 without Retry-After', () => {
  it('waits 30, 60, 120 seconds and more', async () => {
    const seen: number[] = [];
    const bench = await makeBench((_, to) => {
      seen.push(bench.clock.now());
      sendJson(to, [], seen.length <= 4 ? { status: 429 } : {});
    });
    await bench.halo.get('Status');
    const waits = seen.slice(1).map((at, index) => Math.floor((at - (seen[index] ?? 0)) / 10_000) * 10);
    expect(waits).toEqual([30, 60, 120, 120]);
  });

  it('a person is told after one pause', async () => {
    const { halo } = await makeBench((_, to) => sendJson(to, {}, { status: 429 }));
    expect(await errorOf(halo.get('Status', {}, { priority: 'interactive' }))).toMatchObject({
      code: 'rate-limited',
      disposition: 'retry',
      status: 429,
    });
  });

  it.each([300, 120])('a limit of %i in five minutes is learned: every answer comes, and then no 429 at all', async (limit) => {
    const sent: number[] = [];
    let refused = 0;
    let lastRefusal = 0;
    const clock = new VirtualClock(undefined, () => bench.peer.busy());
    const bench = await makeBench(
      (_, to) => {
        const now = clock.now();
        const used = sent.filter((at) => at > now - 5 * minute).length;
        if (used >= limit) {
          refused += 1;
          lastRefusal = now;
          return sendJson(to, { error: 'limit' }, { status: 429 });
        }
        sent.push(now);
        sendJson(to, []);
      },
      { clock, budget: createRollingBudget({ clock }) },
    );
    const startedAt = clock.now();
    const ask = async (count: number) => {
      for (let index = 0; index < count; index += 1) await bench.halo.get('Status');
    };
    await Promise.all(Array.from({ length: 8 }, () => ask(75)));
    expect(sent).toHaveLength(600);
    expect(bench.halo.meter().limit).toBeLessThanOrEqual(Math.min(250, limit));
    if (limit === 300) expect(refused).toBe(0);
    expect(lastRefusal - startedAt).toBeLessThan(10 * minute);
  });
});
