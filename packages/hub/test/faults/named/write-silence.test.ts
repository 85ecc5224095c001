import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrashPointName } from '../../../src/foundation/crash-point.ts';
import { openPlanStage, type PlanStage } from '../../plan/plan-stage.ts';
import { createTestDatabase, type TestDatabase } from '../../test-database.ts';
import { findDoubles, findPhantoms } from './write-oracle.ts';

/** Writes of which nobody can say at once whether they were done: HaloPSA commits and does not answer, answers late, or the process ends. */
describe('writes that are not answered', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  async function onStage(
    work: (stage: PlanStage) => Promise<void>,
    options: Parameters<typeof openPlanStage>[0] = {},
  ): Promise<void> {
    const stage = await openPlanStage({ database, ...options });
    try {
      await work(stage);
      // What HaloPSA is still at work on comes in the end.
      await stage.clock.sleep(300_000);
      expect(findDoubles(stage)).toEqual([]);
      expect(await findPhantoms(stage)).toEqual([]);
    } finally {
      await stage.close();
    }
  }
  const keys = (stage: PlanStage, entity: string) => [...stage.sandbox.oracle.keys(entity)].map(Number);
  const wantedAsset = (stage: PlanStage, n: number) => ({
    change: 'create-asset',
    identity: `device ${n}`,
    set: { tag: `PC-${n}`, siteId: keys(stage, 'site')[0] ?? 0, assetTypeId: keys(stage, 'asset-type')[0] ?? 0 },
  });

  const points: readonly CrashPointName[] = ['apply.looked', 'apply.begun', 'apply.sent', 'apply.answered', 'apply.kept'];
  const kinds = ['create', 'update', 'delete'] as const;
  it.each(points.flatMap((point) => kinds.map((kind) => [point, kind] as const)))(
    'F33: the process ends at %s of a %s: the next run brings it to its end, once',
    (point, kind) =>
      onStage(async (stage) => {
        const { sandbox } = stage;
        const own = stage.open();
        const made = await own.build([wantedAsset(stage, 1)]);
        await own.apply(made.planId);
        const victim = Number((await own.show(made.planId)).changes[0]?.outcome?.recordKey);
        const count = sandbox.oracle.effects().length;
        const wanted = {
          create: wantedAsset(stage, 2),
          update: { change: 'update-asset', key: victim, set: { warrantyNote: 'after' } },
          delete: { change: 'delete-asset', key: victim },
        }[kind];
        const dying = stage.open({ isEnd: (now) => now === point });
        const { planId } = await dying.build([wanted]);
        await expect(dying.apply(planId)).rejects.toThrow();
        expect(dying.isDead).toBe(true);
        await dying.close();

        const report = await own.apply(planId).catch(async () => own.takeUp(planId));
        await own.close();
        expect(report).toMatchObject({ state: 'applied', open: 0 });
        const effects = sandbox.oracle.effects(count).filter(({ entity, by }) => entity === 'asset' && by.application !== null);
        expect(effects.map((one) => one.kind)).toEqual([kind]);
      }),
    60_000,
  );

  it.each(kinds)(
    'F46: F47: HaloPSA does a %s and the connection ends before it answers: it is read back and not sent again',
    (kind) =>
      onStage(async (stage) => {
        const hub = stage.open();
        const made = await hub.build([wantedAsset(stage, 1)]);
        await hub.apply(made.planId);
        const key = Number((await hub.show(made.planId)).changes[0]?.outcome?.recordKey);
        const count = stage.sandbox.oracle.effects().length;
        stage.sandbox.control.addFault({
          match: { entity: 'asset', method: kind === 'delete' ? 'DELETE' : 'POST' },
          fault: 'commit-then-reset',
        });
        const wanted = {
          create: wantedAsset(stage, 2),
          update: { change: 'update-asset', key, set: { warrantyNote: 'after' } },
          delete: { change: 'delete-asset', key },
        }[kind];
        const { planId } = await hub.build([wanted]);
        expect(await hub.apply(planId)).toMatchObject({ state: 'applied', outcomes: { applied: 1 } });
        expect(stage.sandbox.control.strikes()).toHaveLength(1);
        expect(stage.sandbox.oracle.effects(count).filter(({ entity }) => entity === 'asset')).toHaveLength(1);
        await hub.close();
      }),
  );

  it('F46: the first record of an entity, of which no marker was ever found again, goes to a person when it is not found', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      stage.sandbox.control.addFault({ match: { entity: 'asset', method: 'POST' }, fault: 'delayed-commit', args: { ms: 9e7 } });
      const { planId } = await hub.build([wantedAsset(stage, 1)]);
      const report = await hub.apply(planId);
      expect(report).toMatchObject({ state: 'failed', outcomes: { uncertain: 1 } });
      expect((await hub.show(planId)).changes[0]?.outcome?.problem).toContain('not sent again');
      await hub.close();
    }));

  it.each([0, 1_000, 60_000, 120_000])(
    'F48: HaloPSA does it %i ms after the connection ended: it is not sent again meanwhile',
    (ms) =>
      onStage(async (stage) => {
        const hub = stage.open();
        await hub.apply((await hub.build([wantedAsset(stage, 1)])).planId);
        stage.sandbox.control.addFault({ match: { entity: 'asset', method: 'POST' }, fault: 'delayed-commit', args: { ms } });
        // Without a tag: HaloPSA would refuse the same tag a second time, and hide what is asked here.
        const { tag: _tag, ...untagged } = wantedAsset(stage, 2).set;
        const { planId } = await hub.build([{ ...wantedAsset(stage, 2), set: untagged }]);
        expect(await hub.apply(planId)).toMatchObject({ state: 'applied' });
        await hub.close();
      }),
  );

  it('F53: of fifty changes one is refused in the middle: the others are done, each by itself', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      const wanted = Array.from({ length: 50 }, (_, index) => wantedAsset(stage, index));
      // The tag stands twice at one client: HaloPSA refuses the second.
      wanted[25] = { ...wantedAsset(stage, 25), set: { ...wantedAsset(stage, 24).set } };
      const { planId } = await hub.build(wanted);
      const report = await hub.apply(planId);
      expect(report).toMatchObject({ state: 'partly-applied', outcomes: { applied: 49, refused: 1 } });
      await hub.close();
    }));

  it.each([
    ['with nothing in it', { fault: 'truncate', args: { at: 0 } }],
    ['cut off', { fault: 'truncate', args: { at: 20 } }],
    ['as a page', { fault: 'html', args: {} }],
  ] as const)('F54: an answer %s after the commit: the record is found by its marker', (_what, fault) =>
    onStage(async (stage) => {
      const hub = stage.open();
      await hub.apply((await hub.build([wantedAsset(stage, 1)])).planId);
      stage.sandbox.control.addFault({ match: { entity: 'asset', method: 'POST' }, ...fault });
      const { planId } = await hub.build([wantedAsset(stage, 2)]);
      expect(await hub.apply(planId)).toMatchObject({ state: 'applied' });
      await hub.close();
    }),
  );

  it('F54: a HaloPSA that does not keep the marker: the record is known by its number, and silence goes to a person', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      stage.sandbox.control.setSettings({ keepsThirdPartyId: false });
      expect(await hub.apply((await hub.build([wantedAsset(stage, 1)])).planId)).toMatchObject({ outcomes: { applied: 1 } });
      stage.sandbox.control.addFault({ match: { entity: 'asset', method: 'POST' }, fault: 'commit-then-reset' });
      const { planId } = await hub.build([wantedAsset(stage, 2)]);
      expect(await hub.apply(planId)).toMatchObject({ outcomes: { uncertain: 1 } });
      await hub.close();
    }));

  it('F46: a field definition among many, made without an answer: found by its name wherever it stands in the list', () =>
    onStage(async (stage) => {
      const hub = stage.open();
      for (let n = 0; n < 40; n += 1)
        stage.sandbox.control.edit({ entity: 'custom-field', changes: { name: `Other${n}`, label: `Other ${n}`, usage: 5 } });
      stage.sandbox.control.addFault({ match: { entity: 'custom-field', method: 'POST' }, fault: 'commit-then-reset' });
      const { planId } = await hub.build([
        {
          change: 'create-custom-field',
          identity: 'field',
          set: { name: 'BackupDeviceId', label: 'Backup device', type: 0, usage: 5 },
        },
      ]);
      expect(await hub.apply(planId)).toMatchObject({ outcomes: { applied: 1 } });
      const named = [...stage.sandbox.oracle.snapshot('custom-field')].filter(({ name }) => name === 'BackupDeviceId');
      expect(named).toHaveLength(1);
      await hub.close();
    }));

  it('F58: a limit that never lets a change through: it has failed and may be planned again, nobody says that HaloPSA refused it', () =>
    onStage(
      async (stage) => {
        const hub = stage.open();
        stage.sandbox.control.addFault({
          match: { entity: 'asset', method: 'POST' },
          fault: 'status',
          args: { status: 429 },
          times: 50,
        });
        const { planId } = await hub.build([wantedAsset(stage, 1)]);
        expect(await hub.apply(planId)).toMatchObject({ state: 'failed', outcomes: { failed: 1 } });
        await hub.close();
      },
      { rateLimit: { requests: 1_000, windowSeconds: 300 } },
    ));
});
