import { expect, it } from 'vitest';
import { makeInProcessJobs } from './in-process-jobs.ts';
import { type Job, partitionOf } from './jobs.ts';

const job = (connectionId: number, lane: string): Job => ({ kind: lane, connectionId, lane });

it('runs one job at a time per connection and lane, others beside it, and none twice under one key', async () => {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const jobs = makeInProcessJobs((one, signal) => {
    began.push(partitionOf(one));
    return new Promise((resolve) => {
      ends.set(partitionOf(one), resolve);
      signal.addEventListener('abort', () => resolve());
    });
  });
  expect(await jobs.enqueue(job(1, 'lists'), 'a')).toBe(true);
  expect(await jobs.enqueue(job(1, 'lists'), 'b')).toBe(false);
  expect(await jobs.enqueue(job(1, 'rights'), 'c')).toBe(true);
  expect(await jobs.enqueue(job(2, 'lists'), 'd')).toBe(true);
  expect(began).toEqual(['1:lists', '1:rights', '2:lists']);
  ends.get('1:lists')?.();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await jobs.enqueue(job(1, 'lists'), 'a')).toBe(false);
  expect(await jobs.enqueue(job(1, 'lists'), 'e')).toBe(true);
  await jobs.stop();
  expect(await jobs.enqueue(job(3, 'lists'), 'f')).toBe(false);
});
