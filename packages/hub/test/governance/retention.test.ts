import { expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { applyRetention } from '../../src/features/governance/apply-retention.ts';
import { clearRetention, setRetention } from '../../src/features/governance/set-retention.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { openSandboxMirror } from '../sync/sandbox-mirror.ts';

it('keeps closed tickets and their actions for so many days, brings none back, and calls none deleted', async () => {
  const mirror = await openSandboxMirror({ seed: 5, world: { tickets: 40, assets: 5 } });
  try {
    const { connectionId } = mirror;
    const deps = { store: mirror.store, workspaceId: 1, clock: systemClock, actor: localOperator(), entities };
    const only = ['ticket', 'action'];
    await mirror.sync({ only });
    const before = await mirror.keysOf('ticket');
    // Half of the tickets were closed long ago.
    const old = before.slice(0, 20);
    for (const key of old)
      mirror.sandbox.control.edit({ entity: 'ticket', key: Number(key), changes: { dateclosed: '2020-01-01T00:00:00Z' } });
    await mirror.sync({ only, full: true });
    const closed = (await mirror.query<{ id: number }>(`SELECT id FROM mirror.ticket WHERE closed_at < '2021-01-01'`)).length;
    expect(closed).toBeGreaterThan(0);

    await expect(setRetention(deps, { connectionId, entities: ['client'], what: 'records', days: 9 })).rejects.toMatchObject({
      code: 'no-age',
    });
    await setRetention(deps, { connectionId, entities: ['ticket'], what: 'records', days: 1_000 });
    const { counts } = await applyRetention(deps, { connectionId });
    expect(counts['mirror.ticket']).toBe(closed);
    expect(counts['mirror.action']).toBeGreaterThan(0);

    const report = await mirror.sync({ only, full: true });
    expect(report.outcome).toBe('complete');
    expect(report.entities.map(({ tombstoned }) => tombstoned)).toEqual([0, 0]);
    expect((await mirror.keysOf('ticket')).length).toBe(40 - closed);
    expect(await mirror.query('SELECT 1 FROM mirror.ticket WHERE deleted_at IS NOT NULL')).toEqual([]);

    await clearRetention(deps, { connectionId, entities: null, whats: ['records'] });
    await mirror.sync({ only, full: true });
    expect(await mirror.keysOf('ticket')).toEqual(before);
  } finally {
    await mirror.close();
  }
}, 120_000);
