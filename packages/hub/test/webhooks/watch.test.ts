import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CreatedWebhook } from '../../src/features/webhooks/created-webhook.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { type Intake, openIntake } from './open-intake.ts';

let mirror: SandboxMirror;
let intake: Intake;
let hook: CreatedWebhook;
let idInHalo: string;

beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 5, world: { tickets: 60 } });
  intake = await openIntake(mirror);
  hook = await intake.desk.create({ connectionId: mirror.connectionId });
  idInHalo = intake.setUpInHalo(hook);
}, 60_000);
afterAll(async () => {
  await intake.close();
  await mirror.close();
});

/** Syncs HaloPSA's list of webhooks, as the schedule does, and says what is in the queue. */
async function look() {
  const report = await mirror.sync({ only: ['webhook', 'webhook_event', 'ticket'] });
  await intake.desk.watch(mirror.connectionId, report);
  return mirror.query<{ code: string; state: string; sentence: string }>(
    "SELECT code, state, sentence FROM hub.sync_issue WHERE entity = 'webhook_intake' ORDER BY id",
  );
}

async function editTicket(key: number, summary: string): Promise<void> {
  mirror.sandbox.control.edit({ entity: 'ticket', key, changes: { summary } });
  await mirror.sandbox.control.deliveriesSettled();
}

it('says nothing of a webhook that works', async () => {
  await editTicket(1, 'fine');
  expect(await look()).toEqual([]);
});

it('notices that HaloPSA switched a webhook off, says where to switch it on, and clears by itself', {
  timeout: 60_000,
}, async () => {
  const { control } = mirror.sandbox;
  // HaloPSA gets 401 until it gives up: somebody rotated the secret and forgot HaloPSA.
  await intake.desk.rotate({ connectionId: mirror.connectionId, name: 'halo', graceMinutes: 0 });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await editTicket(2, 'refused');
  expect(await look()).toEqual([{ code: 'webhook-failing', state: 'open', sentence: expect.stringContaining('status 401') }]);
  for (let turn = 0; turn < control.settings().webhookAttempts; turn += 1) await editTicket(3, `refused ${turn}`);
  expect(await look()).toEqual([
    { code: 'webhook-off', state: 'open', sentence: expect.stringContaining('Configuration > Integrations > Webhooks') },
  ]);
  const again = await intake.desk.rotate({ connectionId: mirror.connectionId, name: 'halo' });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const changes = { active: true, disabled: false, basic_password: again.secret.reveal() };
  control.edit({ entity: 'webhook', key: idInHalo, changes, silent: true });
  await editTicket(4, 'well again');
  expect(await look()).toMatchObject([{ code: 'webhook-off', state: 'cleared' }]);
});

it('notices that nothing comes while tickets change, and that a webhook is gone', { timeout: 60_000 }, async () => {
  const { control } = mirror.sandbox;
  control.edit({ entity: 'webhook', key: idInHalo, changes: { events: [{ eventno: 7, name: 'New Asset' }] }, silent: true });
  await mirror.query("UPDATE hub.webhook_delivery SET received_at = received_at - interval '3650 days'");
  await editTicket(5, 'nobody is told');
  expect(await look()).toMatchObject([{ code: 'webhook-silent', state: 'open' }]);
  control.edit({ entity: 'webhook', key: idInHalo, delete: true, silent: true });
  expect(await look()).toMatchObject([{ code: 'webhook-gone', state: 'open' }]);
});
