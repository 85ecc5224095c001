import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { lent, type OpenInstall, openInstall } from './open-install.ts';

vi.setConfig({ testTimeout: 120_000 });

let stage: OpenInstall;
beforeAll(async () => {
  stage = await openInstall();
}, 120_000);
afterAll(() => stage.close());

const buttons = () =>
  [...stage.sandbox.oracle.keys('custom-button')]
    .map((key) => stage.sandbox.oracle.get('custom-button', key))
    .filter((one) => one?.['name'] === 'sundog_connect');
const install = (administrator: OpenInstall['administrator'] | null = stage.administrator) =>
  stage.hub.install.planConnect({ connectionId: stage.connectionId, administrator });

it('says which rights are missing, by the catalogue, before anything is planned', async () => {
  await expect(install(null)).rejects.toMatchObject({
    code: 'install-rights-missing',
    causes: [expect.stringContaining('scope:admin')],
  });
});

it('installs the button by a plan with lent rights, and proves it on an asset with the daily ones', async () => {
  const plan = await install();
  expect(plan).toMatchObject({ changes: 1, remarks: [expect.stringContaining('did not answer at https://hub.example.test')] });
  expect(buttons()).toEqual([]);
  expect(await stage.apply(plan.planId, stage.administrator)).toBe('applied');
  expect(buttons()).toMatchObject([
    { usage: 5, url: `https://hub.example.test/connect/${stage.connectionId}/{$ID}`, newtab: true },
  ]);
  const proof = await stage.hub.install.proveButton(stage.connectionId);
  expect(proof).toMatchObject({
    isFilled: true,
    seen: `https://hub.example.test/connect/${stage.connectionId}/${proof.assetId}`,
  });
});

it('plans nothing where the button stands, and mends one that leads elsewhere', async () => {
  expect(await install()).toMatchObject({ changes: 0, unchanged: 1 });
  const [own] = buttons();
  stage.sandbox.control.edit({
    entity: 'custom-button',
    key: Number(own?.['id']),
    changes: { url: 'https://elsewhere.example' },
  });
  expect(await stage.hub.install.proveButton(stage.connectionId)).toMatchObject({
    isFilled: false,
    seen: 'https://elsewhere.example',
  });
  const plan = await install();
  expect(plan.changes).toBe(1);
  expect(await stage.apply(plan.planId, stage.administrator)).toBe('applied');
  expect(buttons()).toHaveLength(1);
  expect((await stage.hub.install.proveButton(stage.connectionId)).isFilled).toBe(true);
});

it('uses lent rights for installing and removing alone, and keeps nothing of them', async () => {
  const key = Number([...stage.sandbox.oracle.keys('asset')][0]);
  const other = await stage.hub.plans.build({
    connectionId: stage.connectionId,
    changes: [{ change: 'update-asset', key, set: { warrantyNote: 'x' }, reason: '' }],
  });
  await stage.hub.plans.approve({ planId: other.planId });
  await expect(stage.hub.install.apply({ planId: other.planId, administrator: stage.administrator })).rejects.toMatchObject({
    code: 'plan-state',
  });
  expect((await stage.hub.plans.apply({ planId: other.planId })).state).toBe('applied');
  const tables = await stage.query<{ name: string }>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema IN ('hub', 'jobs') AND table_type = 'BASE TABLE'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => stage.query(`SELECT to_jsonb(t) AS row FROM ${name} t`).catch(() => [])),
  );
  const kept = `${JSON.stringify(rows)}${stage.logged()}`;
  expect(kept).toContain('sundog_connect');
  for (const part of [lent.secret, Buffer.from(lent.secret).toString('hex'), lent.clientId]) expect(kept).not.toContain(part);
});

it('removes what it made: names what it may not, goes on when the rights are there, and proves by reading that nothing is left', async () => {
  const removal = (administrator: OpenInstall['administrator'] | null) =>
    stage.hub.install.planRemoval({ connectionId: stage.connectionId, administrator });
  const without = await removal(null);
  expect(without).toMatchObject({
    planId: null,
    changes: 0,
    hidden: [{ entity: 'custom-button', screen: expect.stringContaining('Custom Buttons') }],
  });
  expect((await stage.hub.install.readReceipt({ connectionId: stage.connectionId })).left).toMatchObject([{ state: 'hidden' }]);
  expect(buttons()).toHaveLength(1);

  const plan = await removal(stage.administrator);
  expect(plan).toMatchObject({ changes: 1, hidden: [] });
  // Applied with too little: what is left is told, and nothing is lost.
  expect(await stage.apply(plan.planId ?? 0, null)).not.toBe('applied');
  expect(buttons()).toHaveLength(1);

  const again = await removal(stage.administrator);
  expect(await stage.apply(again.planId ?? 0, stage.administrator)).toBe('applied');
  expect(buttons()).toEqual([]);
  expect(await stage.hub.install.readReceipt({ connectionId: stage.connectionId, administrator: stage.administrator })).toEqual({
    gone: 1,
    left: [],
    assets: 0,
  });
  expect(await removal(stage.administrator)).toMatchObject({ planId: null, gone: 1, hidden: [] });
});

it('takes fields, asset types and webhooks out as well, and sets assets inactive where that is wanted', async () => {
  stage.sandbox.control.setPermissions({ application: { scopes: ['all'] } });
  stage.sandbox.control.invalidateTokens();
  const { oracle } = stage.sandbox;
  const of = (entity: string, name: string) =>
    [...oracle.keys(entity)].filter((key) => JSON.stringify(oracle.get(entity, key)).includes(name));
  const siteId = Number([...oracle.keys('site')][0]);
  const assetTypeId = Number([...oracle.keys('asset-type')][0]);
  const made = await stage.hub.plans.build({
    connectionId: stage.connectionId,
    changes: [
      {
        change: 'create-custom-field',
        identity: 'f',
        set: { name: 'CFSundogId', label: 'Sundog id', usage: 5, type: 0 },
        reason: '',
      },
      { change: 'create-asset-type', identity: 't', set: { name: 'Sundog computer', assetGroupId: 1 }, reason: '' },
      {
        change: 'register-webhook',
        identity: 'w',
        set: { name: 'sundog_halo', url: 'https://hub.example.test/hooks/halo/x' },
        reason: '',
      },
      { change: 'create-asset', identity: 'a', set: { tag: 'SUNDOG-1', siteId, assetTypeId }, reason: '' },
    ],
  });
  expect(await stage.apply(made.planId, null)).toBe('applied');
  const plan = await stage.hub.install.planRemoval({ connectionId: stage.connectionId, assets: 'inactive' });
  expect(plan.changes).toBe(4);
  expect(await stage.apply(plan.planId ?? 0, null)).toBe('applied');
  expect([of('custom-field', 'CFSundogId'), of('asset-type', 'Sundog computer'), of('webhook', 'sundog_halo')]).toEqual([
    [],
    [],
    [],
  ]);
  const [asset] = of('asset', 'SUNDOG-1');
  expect(oracle.get('asset', asset as never)).toMatchObject({ inactive: true });
  expect(await stage.hub.install.readReceipt({ connectionId: stage.connectionId })).toMatchObject({
    gone: 4,
    left: [],
    assets: 1,
  });
});
