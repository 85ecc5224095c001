import { expect, it } from 'vitest';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { createRateBucket } from './rate-bucket.ts';

it('lets no more leave within any window than the tool takes, however many wait', async () => {
  const clock = new VirtualClock(0);
  const bucket = createRateBucket({ requests: 3, perMs: 1_000 }, clock);
  const left: number[] = [];
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      await bucket.take();
      left.push(clock.now());
    }),
  );
  for (const [index, at] of left.entries()) if (index >= 3) expect(at - (left[index - 3] ?? 0)).toBeGreaterThanOrEqual(1_000);
  expect(left.at(-1)).toBe(3_000);
});

it('lets nothing leave during a pause', async () => {
  const clock = new VirtualClock(0);
  const bucket = createRateBucket({ requests: 100, perMs: 1_000 }, clock);
  bucket.pause(30_000);
  bucket.pause(5_000);
  await bucket.take();
  expect(clock.now()).toBe(30_000);
});

it('lets the others go on where one gives up', async () => {
  const clock = new VirtualClock(0);
  const bucket = createRateBucket({ requests: 1, perMs: 1_000 }, clock);
  await bucket.take();
  const given = bucket.take(AbortSignal.abort(new Error('given up')));
  const next = bucket.take();
  await expect(given).rejects.toThrow('given up');
  await expect(next).resolves.toBeUndefined();
});
