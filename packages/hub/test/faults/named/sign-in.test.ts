import { CredentialsStoppedWorkingError, HaloError, NeedsSignInError } from '@sundog/halo';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pagesAsked } from '../../sync/evidence.ts';
import { type FaultStage, openFaultStage } from './fault-stage.ts';

let stage: FaultStage;
beforeEach(async () => {
  stage = await openFaultStage();
});
afterEach(() => stage.close());

const atSignIn = { path: '^auth/token$' };
const signIns = () => stage.sandbox.control.requests().filter(({ path }) => path === 'auth/token');

it('F01: a token that dies at a page costs one new token and that one page, nothing before it', async () => {
  stage.plan({ match: { entity: 'ticket', page: 3 }, fault: 'token-invalidated', times: 1 });
  expect((await stage.report()).outcome).toBe('complete');
  expect(signIns()).toHaveLength(2);
  expect(pagesAsked(stage.sandbox, 'tickets')).toEqual([1, 2, 3, 3, 4, 5]);
  await stage.expectWhole();
});

it('F01: tokens that are never accepted end the run as "needs sign-in", and no more than 2 are asked for in a minute', async () => {
  stage.plan({ match: { path: '^(?!auth)' }, fault: 'status', args: { status: 401 }, times: 10_000 });
  for (let runs = 0; runs < 5; runs += 1) expect(await stage.run()).toMatchObject({ error: expect.any(NeedsSignInError) });
  // Between two runs virtual time goes by: what counts is every minute of it.
  const asked = signIns().map(({ at }) => Date.parse(at));
  for (const from of asked) expect(asked.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(2);
  expect(await stage.stateOf('client')).toMatchObject({ state: 'failed', message: expect.stringContaining('does not accept') });
  await stage.expectWhole();
});

it.each([0, 'soon', 1e9, 'absent'])('F02: expires_in %s is survived, with few tokens', async (says) => {
  stage.plan({ match: atSignIn, fault: 'expires-in', args: { says }, times: 20 });
  expect((await stage.report()).outcome).toBe('complete');
  // Whatever was promised, the tokens are worth nothing two hours later.
  stage.clock.jump(7_200_000);
  stage.sandbox.control.invalidateTokens();
  expect((await stage.report()).outcome).toBe('complete');
  expect(signIns().length).toBeLessThanOrEqual(6);
  await stage.expectWhole();
});

it('F02: a token that ends between two pages while three lists are read is renewed once', async () => {
  stage.plan({ match: { path: '^(?!auth)', requests: 6 }, fault: 'token-invalidated', times: 1 });
  expect((await stage.report()).outcome).toBe('complete');
  expect(signIns()).toHaveLength(2);
  await stage.expectWhole();
});

it('F03: a sign-in that is refused is asked once, stops the run and says why', async () => {
  stage.plan({ match: atSignIn, fault: 'status', args: { status: 400, body: { error: 'invalid_client' } }, times: 100 });
  const end = await stage.run();
  expect(end).toMatchObject({ error: { disposition: 'stop' } });
  expect(signIns()).toHaveLength(1);
  await stage.run();
  expect(signIns()).toHaveLength(1);
  await stage.expectWhole();
});

it.each([
  ['429', { fault: 'status', args: { status: 429, retryAfter: 40 } }],
  ['500', { fault: 'status', args: { status: 500 } }],
  ['HTML', { fault: 'html' }],
] as const)('F03: a token endpoint that answers %s is asked again later, and the run goes on', async (_name, rule) => {
  stage.plan({ match: atSignIn, ...rule, times: 2 });
  for (let runs = 0; runs < 3; runs += 1) {
    const end = await stage.run();
    if ('report' in end && end.report.outcome === 'complete') break;
    if ('error' in end) expect(end.error).toBeInstanceOf(HaloError);
    expect(runs).toBeLessThan(2);
    stage.clock.jump(120_000);
  }
  expect(signIns().length).toBeLessThanOrEqual(4);
  await stage.expectWhole();
});

it('F04: a secret that changes in the middle stops the run at its page, and the new one goes on there', async () => {
  await stage.report();
  const { control, clientSecret } = stage.sandbox;
  stage.plan({ match: { entity: 'ticket', page: 3 }, fault: 'token-invalidated', times: 1 });
  control.setPermissions({ application: { clientSecret: 'a-new-secret' } });
  control.clearRequests();
  expect(await stage.run()).toMatchObject({ error: expect.any(CredentialsStoppedWorkingError) });
  expect(pagesAsked(stage.sandbox, 'tickets')).toEqual([1, 2, 3]);
  // Given back what the hub holds, which is what storing the new one comes to.
  control.setPermissions({ application: { clientSecret } });
  control.clearRequests();
  stage.clock.jump(61_000);
  expect((await stage.report()).outcome).toBe('complete');
  expect(pagesAsked(stage.sandbox, 'tickets')).toEqual([3, 4, 5]);
  await stage.expectWhole();
});
