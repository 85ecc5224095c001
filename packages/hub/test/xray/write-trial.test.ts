import { createHalo, type Halo, type HaloWriter } from '@sundog/halo';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { trialSubjects } from '../../src/catalog/trial-subjects/index.ts';
import type { XrayCell } from '../../src/engine/xray/right.ts';
import type { TrialVerbDeps } from '../../src/features/trial/trial-deps.ts';
import { tryWrite } from '../../src/features/trial/try-write.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import { openSandboxXray, type SandboxXray } from './sandbox-xray.ts';

let here: SandboxXray;
beforeAll(async () => {
  here = await openSandboxXray({ world: { tickets: 60 } });
});
afterAll(() => here.close());
afterEach(() => {
  here.sandbox.control.clearFaults();
  here.sandbox.control.setPermissions({ agent: { canAddTickets: true, levels: { Assets: 'Read, Create and Modify' } } });
});

let markers = 0;

function deps(): TrialVerbDeps {
  const { sandbox, store } = here;
  const openForTrial = async (): Promise<Halo & { writer(): HaloWriter }> =>
    createHalo({
      address: { resourceServer: sandbox.resourceServer, authServer: sandbox.authServer, tenant: sandbox.tenant },
      credentials: { grant: 'client_credentials', clientId: sandbox.clientId, clientSecret: () => sandbox.clientSecret },
      network: { allowPrivateHosts: [new URL(sandbox.url).host] },
    });
  return {
    store,
    workspaceId: 1,
    clock: systemClock,
    actor: { kind: 'operator', name: 'tester', may: 'everything' },
    subjects: trialSubjects,
    openForTrial,
    makeMarker: () => {
      markers += 1;
      return `trial marker ${markers}`;
    },
  };
}

const tryOne = (subject: string, how: Partial<TrialVerbDeps> = {}) =>
  tryWrite({ ...deps(), ...how }, { connectionId: here.connectionId, subject, isConfirmed: true });

const postsTo = (path: string) =>
  here.sandbox.control.requests().filter((one) => one.method === 'POST' && one.path.toLowerCase() === path).length;

async function cellsOf(feature: string): Promise<readonly XrayCell[]> {
  const { report } = await here.xray.run({ connectionId: here.connectionId, features: [feature] });
  return report.features.flatMap(({ cells }) => cells);
}

const cell = (cells: readonly XrayCell[], right: string) => cells.find((one) => one.right === right);

it('makes a marked ticket, reads it back, deletes it, and is the evidence of the X-ray from then on', async () => {
  expect(cell(await cellsOf('tickets-write'), 'tick:add-new-tickets')?.verdict).toBe('not-tested');
  const before = here.sandbox.oracle.counts();
  const report = await tryOne('create-ticket');
  expect(report.outcome).toBe('allowed');
  expect(report.steps.map(({ request }) => request.replace(/\d+/, 'N'))).toEqual([
    'POST Tickets',
    'GET Tickets/N',
    'DELETE Tickets/N',
  ]);
  expect(report.steps.every(({ endedAt }) => endedAt !== null)).toBe(true);
  expect(report.leftBehind).toMatch(/Ticket \d+ among the deleted tickets/);
  expect(here.sandbox.oracle.counts()).toEqual(before);
  expect(cell(await cellsOf('tickets-write'), 'tick:add-new-tickets')).toMatchObject({
    verdict: 'granted',
    evidence: [expect.stringContaining('create-ticket')],
  });
  const [audit] = await here.query<{ verb: string; detail: { outcome: string } }>(
    "SELECT verb, detail FROM hub.audit_event WHERE verb = 'trial.run' ORDER BY id DESC LIMIT 1",
  );
  expect(audit).toMatchObject({ detail: { outcome: 'allowed' } });
});

it('a refusal names the missing right where everything else is known to be there, and leaves nothing', async () => {
  here.sandbox.control.setPermissions({ agent: { canAddTickets: false } });
  const report = await tryOne('create-ticket');
  expect(report).toMatchObject({ outcome: 'refused', leftBehind: expect.stringMatching(/^Nothing/) });
  expect(cell(await cellsOf('tickets-write'), 'tick:add-new-tickets')).toMatchObject({
    verdict: 'missing-agent-right',
    cure: { label: 'Can add new Tickets', value: 'Yes' },
  });
  here.sandbox.control.setPermissions({ agent: { levels: { Assets: 'Read Only' } } });
  expect((await tryOne('create-asset')).outcome).toBe('refused');
  expect(cell(await cellsOf('assets-write'), 'level:assets')).toMatchObject({ verdict: 'missing-agent-right' });
});

it('tells what stays where deleting is refused', async () => {
  here.sandbox.control.addFault({ match: { path: '^asset/\\d+$', method: 'DELETE' }, fault: 'status', args: { status: 403 } });
  const report = await tryOne('create-asset');
  expect(report).toMatchObject({ outcome: 'allowed', leftBehind: expect.stringContaining(report.marker) });
  expect(cell(await cellsOf('assets-write'), 'level:assets')?.verdict).toBe('granted');
});

it('an answer that was lost is resolved by the marker, not by sending again', async () => {
  here.sandbox.control.clearRequests();
  here.sandbox.control.addFault({ match: { path: '^tickets$', method: 'POST' }, fault: 'commit-then-reset' });
  const report = await tryOne('create-ticket');
  expect(report.outcome).toBe('allowed');
  expect(postsTo('tickets')).toBe(1);
  expect(report.steps.map(({ purpose }) => purpose)).toContain('look for the marker');
});

it('a trial that was cut off after its request left is taken up by its marker: one record, one POST', async () => {
  here.sandbox.control.clearRequests();
  const cutOff = new Error('killed');
  const killedAfterSending: TrialVerbDeps['openForTrial'] = async (row) => {
    const halo = await deps().openForTrial(row);
    const writer = halo.writer();
    const create: HaloWriter['create'] = async (...order) => {
      await writer.create(...order);
      throw cutOff;
    };
    return { ...halo, writer: () => ({ ...writer, create }) };
  };
  await expect(tryOne('create-asset', { openForTrial: killedAfterSending })).rejects.toBe(cutOff);
  const open = await here.query<{ request: string }>(
    'SELECT s.request FROM hub.write_trial_step s JOIN hub.write_trial t ON t.id = s.trial_id WHERE t.ended_at IS NULL AND s.ended_at IS NULL',
  );
  expect(open).toEqual([{ request: 'POST Asset' }]);
  const report = await tryOne('create-asset');
  expect(postsTo('asset')).toBe(1);
  expect(report.outcome).toBe('allowed');
  expect(report.steps.map(({ request }) => request.replace(/\d+/, 'N'))).toEqual([
    'POST Asset',
    'GET Asset',
    'GET Asset/N',
    'DELETE Asset/N',
  ]);
});

it('each step is on the disk before its request leaves', async () => {
  const seen: number[] = [];
  const watched: TrialVerbDeps['openForTrial'] = async (row) => {
    const halo = await deps().openForTrial(row);
    const writer = halo.writer();
    const create: HaloWriter['create'] = async (...order) => {
      const rows = await here.query(
        'SELECT 1 FROM hub.write_trial_step s JOIN hub.write_trial t ON t.id = s.trial_id WHERE t.ended_at IS NULL AND s.ended_at IS NULL',
      );
      seen.push(rows.length);
      return writer.create(...order);
    };
    return { ...halo, writer: () => ({ ...writer, create }) };
  };
  await tryOne('create-asset', { openForTrial: watched });
  expect(seen).toEqual([1]);
});
