import { afterAll, beforeAll, expect, it } from 'vitest';
import { productFeatures } from '../../src/catalog/product-features/index.ts';
import type { XrayCell } from '../../src/engine/xray/right.ts';
import { openSandboxXray, type SandboxXray } from './sandbox-xray.ts';

let here: SandboxXray;
beforeAll(async () => {
  here = await openSandboxXray({ scenario: 'locked-down', world: { tickets: 500 } });
});
afterAll(() => here.close());

const missesOf = (cells: readonly XrayCell[]) =>
  [...new Set(cells.filter(({ cure }) => cure !== null).map(({ right }) => right))].sort();

it('names every right that the reading features lack, and only those, with screen, label and value', async () => {
  const { report } = await here.xray.run({ connectionId: here.connectionId });
  const cells = report.features.flatMap((feature) => feature.cells);
  expect(missesOf(cells)).toEqual([
    'level:client-contracts',
    'level:suppliers',
    'scope:admin',
    'scope:read:invoices',
    'scope:read:kb',
    'scope:read:reporting',
    'tick:view-unassigned-tickets',
  ]);
  const cell = (feature: string, right: string) => cells.find((one) => one.feature === feature && one.right === right);
  expect(cell('contracts-read', 'level:client-contracts')).toMatchObject({
    verdict: 'missing-agent-right',
    cure: {
      screen: 'Configuration > Teams & Agents > Roles > (role) > Edit > Permissions',
      label: 'Client Contracts Access Level',
      value: 'Read Only',
    },
  });
  expect(cell('billing-read', 'scope:read:invoices')).toMatchObject({
    verdict: 'missing-scope',
    cure: { label: 'read:invoices', value: 'Yes' },
  });
  expect(cell('tickets-read', 'tick:view-unassigned-tickets')?.evidence.join(' ')).toMatch(
    /counts \d+ tickets for this agent; 0 of them are unassigned/,
  );
  expect(cell('billing-read', 'level:invoices')).toMatchObject({
    verdict: 'not-tested',
    why: expect.stringContaining('read:invoices'),
  });
});

it('says which features work, work on less and do not work', async () => {
  const { report } = await here.xray.run({ connectionId: here.connectionId });
  const verdicts = Object.fromEntries(report.features.map(({ name, verdict }) => [name, verdict]));
  expect(verdicts).toMatchObject({
    'clients-read': 'works',
    'tickets-read': 'works-on-less',
    'settings-read': 'works-on-less',
    'contracts-read': 'does-not-work',
    'billing-read': 'does-not-work',
  });
});

it('with the writing features names what they lack too, and leaves untested what only a write shows', async () => {
  const features = productFeatures.map(({ name }) => name);
  const { report } = await here.xray.run({ connectionId: here.connectionId, features });
  const cells = report.features.flatMap((feature) => feature.cells);
  const writing = missesOf(cells).filter((right) => right.startsWith('scope:edit:'));
  expect(writing).toEqual(['scope:edit:assets', 'scope:edit:invoices', 'scope:edit:items', 'scope:edit:sales']);
  const level = cells.find(({ feature, right }) => feature === 'assets-write' && right === 'level:assets');
  expect(level).toMatchObject({ verdict: 'not-tested', why: expect.stringContaining('something is written') });
});

it('sends GET only', async () => {
  here.sandbox.control.clearRequests();
  await here.xray.run({ connectionId: here.connectionId, features: productFeatures.map(({ name }) => name) });
  const sent = here.sandbox.control.requests().filter(({ path }) => path !== 'auth/token');
  expect(sent.length).toBeGreaterThan(40);
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['GET']));
});
