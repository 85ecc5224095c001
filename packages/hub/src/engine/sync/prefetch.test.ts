import { expect, it } from 'vitest';
import { prefetch } from './prefetch.ts';

async function* numbers(upTo: number, asked: { count: number }) {
  for (let value = 1; value <= upTo; value += 1) {
    asked.count += 1;
    if (value === 4 && upTo === 5) throw new Error('page 4 failed');
    yield value;
  }
}

it('gives every item in order and ends', async () => {
  const got: number[] = [];
  for await (const value of prefetch(numbers(3, { count: 0 }), 2)) got.push(value);
  expect(got).toEqual([1, 2, 3]);
});

it('gives the items before an error, then the error', async () => {
  const got: number[] = [];
  await expect(async () => {
    for await (const value of prefetch(numbers(5, { count: 0 }), 8)) got.push(value);
  }).rejects.toThrow('page 4 failed');
  expect(got).toEqual([1, 2, 3]);
});

it('does not run ahead further than asked, and stops when the consumer does', async () => {
  const asked = { count: 0 };
  for await (const value of prefetch(numbers(100, asked), 3)) if (value === 2) break;
  expect(asked.count).toBeLessThanOrEqual(6);
});
