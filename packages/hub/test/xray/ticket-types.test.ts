import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChoiceReading } from '../../src/engine/xray/choice-source.ts';
import { openSandboxXray, type SandboxXray } from './sandbox-xray.ts';

let here: SandboxXray;
beforeAll(async () => {
  here = await openSandboxXray({ world: { tickets: 100 } });
});
afterAll(() => here.close());

const edit = (entity: string, key: number, changes: Readonly<Record<string, unknown>>) =>
  here.sandbox.control.edit({ entity, key, changes: changes as never, silent: true });

async function readTypes(): Promise<readonly ChoiceReading[]> {
  const { report } = await here.xray.run({ connectionId: here.connectionId, features: ['tickets-write'] });
  return report.choices ?? [];
}

const named = (types: readonly ChoiceReading[], id: number) => types.find((type) => type.id === id);

it('says for each ticket type which fields must be filled and have no default', async () => {
  const types = await readTypes();
  expect(named(types, 2)?.requiredFields).toContain('CFChangeReason');
  expect(named(types, 2)?.requiredFields).toContain('CFRollbackPlan');
  expect(named(types, 1)).toMatchObject({ requiredFields: [], barred: [], notTested: [] });
  edit('ticket-type', 2, { default_summary: 'Change' });
  expect(named(await readTypes(), 2)?.requiredFields).toEqual(['CFChangeReason', 'CFRollbackPlan']);
});

it('names the teams that the agent cannot choose, with both cures, and none once either is done', async () => {
  const { control } = here.sandbox;
  control.setPermissions({ application: { scopes: ['all'] }, agent: { teams: ['Service Desk', 'Projects'] } });
  const barred = named(await readTypes(), 1)?.barred[0];
  expect(barred).toMatchObject({
    things: 'teams',
    names: ['Infrastructure', 'Security', 'Sales', 'Accounts'].filter((name) => barred?.names.includes(name)),
  });
  expect(barred?.names).toContain('Security');
  expect(barred?.names).not.toContain('Service Desk');
  expect(barred?.cures.map(({ label, screen }) => [label, screen.split(' > ').at(-1)])).toEqual([
    ['Teams > + Add', 'Departments & Teams'],
    ['all:teams', 'Permissions'],
  ]);
  edit('ticket-type', 1, {
    allowall_team: false,
    allowed_teams: [{ id: 1, tickettype_id: 1, section_id: 2, section_name: 'Projects' }],
  });
  expect(named(await readTypes(), 1)?.barred).toEqual([]);
  control.setPermissions({ application: { scopes: ['all', 'all:teams'] } });
  expect((await readTypes()).flatMap((type) => type.barred)).toEqual([]);
  control.setPermissions({ agent: { teams: 'all' } });
});

it('names the statuses that the type does not allow and the actions that the agent is not shown', async () => {
  edit('ticket-type', 3, {
    allowall_status: false,
    allowed_status: [
      { ticketype_id: 3, status_id: 1 },
      { ticketype_id: 3, status_id: 9 },
    ],
  });
  const type = named(await readTypes(), 3);
  const statuses = type?.barred.find(({ things }) => things === 'statuses');
  expect(statuses?.names).toContain('In Progress');
  expect(statuses?.cures).toHaveLength(2);
  const [flow] = [...here.sandbox.oracle.snapshot('workflow')].filter(({ id }) => id === 1);
  const steps = [
    {
      fdid: 1,
      step_id: 1,
      actions: [
        { id: 1, action_id: 7, action_name: 'Private Note' },
        { id: 2, action_id: 9_999, action_name: 'Escalate' },
      ],
    },
  ];
  edit('workflow', Number(flow?.['id'] ?? 1), { steps });
  edit('ticket-type', 3, { workflow_id: Number(flow?.['id'] ?? 1) });
  const actions = named(await readTypes(), 3)?.barred.find(({ things }) => things === 'actions');
  expect(actions?.names).toEqual(['Escalate']);
});

it('says what it could not look at, and bars nothing then', async () => {
  const { control } = here.sandbox;
  control.setPermissions({ application: { scopes: ['all'] } });
  control.setSettings({ agentMeSays: 'little' });
  control.addFault({ match: { path: '^agent/\\d+$' }, fault: 'status', args: { status: 403 }, times: 100 });
  const type = named(await readTypes(), 1);
  expect(type?.barred.map(({ things }) => things)).not.toContain('teams');
  expect(type?.notTested.join(' ')).toMatch(/Teams: .*refuses GET Agent/);
  control.clearFaults();
  control.setSettings({ agentMeSays: 'everything' });
});
