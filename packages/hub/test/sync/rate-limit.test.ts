import { createRollingBudget } from '@sundog/halo';
import { expect, it } from 'vitest';
import { VirtualClock } from '../../../halo/test/virtual-clock.ts';
import { entities } from '../../src/catalog/entities/index.ts';
import type { SyncReport } from '../../src/engine/sync/progress.ts';
import { openSandboxMirror } from './sandbox-mirror.ts';

const minutes = (seconds: number) => `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;

function print(title: string, report: SyncReport): string {
  const lines = report.entities.map(
    (entity) =>
      `  ${entity.entity.padEnd(24)} ${String(entity.rowsRead).padStart(7)} rows ${String(entity.requests).padStart(6)} requests  ${minutes(entity.seconds)}`,
  );
  return [`${title}: ${report.rowsRead} rows, ${report.requests} requests, ${minutes(report.seconds)}`, ...lines, ''].join('\n');
}

it('F08: syncs small at the true limit of 300 requests per 5 minutes: lists first, histories after, never a 429', async () => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 5));
  const limit = { requests: 300, windowSeconds: 300 };
  const mirror = await openSandboxMirror({
    scenario: 'small',
    seed: 7,
    rateLimit: limit,
    clock,
    haloClock: clock,
    budget: createRollingBudget({ limit: limit.requests, windowMs: limit.windowSeconds * 1000, clock }),
  });
  try {
    const lists = await mirror.sync({ part: 'lists' });
    const histories = await mirror.sync({ part: 'histories' });
    process.stdout.write(
      `\nThe plan at ${limit.requests} requests per 5 minutes, on a virtual clock\n${print('Lists', lists)}${print('Histories', histories)}`,
    );

    expect(lists.outcome).toBe('complete');
    expect(histories.outcome).toBe('complete');
    // Everything that people look at is there within the first window.
    expect(lists.seconds).toBeLessThan(300);
    const order = lists.entities.map(({ entity }) => entity);
    expect(order.indexOf('client')).toBeLessThan(order.indexOf('audit_entry'));
    expect(histories.entities.map(({ entity }) => entity)).toEqual(
      entities.filter(({ isHistory }) => isHistory).map(({ table }) => table),
    );

    const refused = mirror.sandbox.control.requests().filter(({ status }) => status === 429);
    expect(refused).toHaveLength(0);
    // The budget is used, not merely respected: at least 99 of 100 requests that the limit allows.
    const total = lists.requests + histories.requests;
    const allowed = (lists.seconds + histories.seconds) / (limit.windowSeconds / limit.requests);
    expect(total).toBeGreaterThan(allowed * 0.95);
  } finally {
    await mirror.close();
  }
}, 240_000);
