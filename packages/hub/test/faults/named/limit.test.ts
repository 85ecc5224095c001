import { createRollingBudget } from '@sundog/halo';
import { afterEach, expect, it } from 'vitest';
import { type FaultStage, openFaultStage } from './fault-stage.ts';

let stage: FaultStage;
afterEach(() => stage.close());

const minutes = 60_000;
const sentAt = () => stage.sandbox.control.requests().map(({ at, path, status }) => ({ at: Date.parse(at), path, status }));

it.each([
  ['seconds', '7', 7_000, 8_000],
  ['a date', new Date(Date.UTC(2026, 10, 16, 9, 32)).toUTCString(), 100_000, 125_000],
  ['a negative number', '-5', 1_000, 20 * minutes],
  ['a thousand million', '1000000000', 14 * minutes, 15 * minutes + 1_000],
  ['garbage', 'soon', 1_000, 20 * minutes],
])('F07: a Retry-After of %s is honoured within 1 s and 15 min, by all lists at once', async (_name, retryAfter, least, most) => {
  stage = await openFaultStage({ budget: (clock) => createRollingBudget({ limit: 1_000, windowMs: 5 * minutes, clock }) });
  stage.plan({ match: { entity: 'ticket', page: 2 }, fault: 'status', args: { status: 429, retryAfter }, times: 1 });
  expect((await stage.report()).outcome).toBe('complete');
  const sent = sentAt();
  const refused = sent.find(({ status }) => status === 429)?.at ?? 0;
  const again = sent.find(({ at }) => at > refused)?.at ?? 0;
  expect(again - refused).toBeGreaterThanOrEqual(least);
  expect(again - refused).toBeLessThanOrEqual(most);
  await stage.expectWhole();
});

it('F08: an unknown limit without Retry-After is learned: every list completes, and no 429 comes any more', async () => {
  stage = await openFaultStage({
    sandbox: { rateLimit: { requests: 12, windowSeconds: 300 } },
    budget: (clock) => createRollingBudget({ limit: 300, windowMs: 5 * minutes, clock }),
  });
  // Each refusal teaches one request less, so learning takes some runs.
  for (let runs = 0; runs < 4; runs += 1) expect((await stage.report()).outcome).toBe('complete');
  stage.sandbox.control.clearRequests();
  for (let runs = 0; runs < 4; runs += 1) expect((await stage.report()).outcome).toBe('complete');
  expect(sentAt().filter(({ status }) => status === 429)).toEqual([]);
  await stage.expectWhole();
});
