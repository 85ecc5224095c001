import { expect, test } from 'vitest';
import { startSandbox, type TimeSource } from '../src/index.ts';
import { Visitor } from './visitor.ts';

/** A clock that stands until it is moved. */
function stillClock(): TimeSource & { time: number } {
  const clock = {
    time: Date.UTC(2026, 0, 5),
    now: () => clock.time,
    sleep: async (ms: number) => {
      clock.time += ms;
    },
  };
  return clock;
}

test('the window rolls: the 301st request within 300 s is 429 without Retry-After, and fits once the first is 300 s old', async () => {
  const clock = stillClock();
  const sandbox = await startSandbox({ clock, rateLimit: { requests: 300, windowSeconds: 300 } });
  const visitor = await Visitor.signIn(sandbox);
  const statuses: number[] = [];
  for (let sent = 0; sent < 301; sent += 1) {
    statuses.push((await visitor.get('Currency')).status);
    clock.time += 500;
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(300);
  const refused = await visitor.get('Status');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
  expect(refused.json.Message).toContain('300 requests per rolling 5 minute window');
  sandbox.control.setSettings({ retryAfter: '17' });
  expect((await visitor.get('Status')).headers.get('retry-after')).toBe('17');
  clock.time = Date.UTC(2026, 0, 5) + 300_000;
  expect((await visitor.get('Status')).status).toBe(200);
  expect((await visitor.get('Status')).status).toBe(429);
  await sandbox.close();
});

test('a second application shares the window, tokens do not count', async () => {
  const sandbox = await startSandbox({ clock: stillClock(), rateLimit: { requests: 2, windowSeconds: 300 } });
  const [one, two] = [await Visitor.signIn(sandbox), await Visitor.signIn(sandbox, 'read:tickets')];
  const statuses = [(await one.get('Status')).status, (await two.get('Status')).status, (await one.get('Status')).status];
  sandbox.control.setRateLimit(null);
  statuses.push((await one.get('Status')).status);
  await sandbox.close();
  expect(statuses).toEqual([200, 200, 429, 200]);
});
