import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { codeOf, openAccess, strong, type TestAccess } from './open-access.ts';

// Passwords are slow on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

let access: TestAccess;
beforeAll(async () => {
  access = await openAccess();
  await access.claim();
});
afterAll(() => access.close());

const email = 'owner@example.test';
const fresh = () => access.signInAnew(email);

describe('the second factor', () => {
  let secret = '';
  let codes: readonly string[] = [];

  it('is set up with the password and a code, and shows ten recovery codes once', async () => {
    const mine = await fresh();
    const refused = await access.ask('POST', '/me/second-factor', { cookie: mine, body: { password: 'wrong' } });
    expect(refused.status).toBe(401);
    const enrolled = await access.ask('POST', '/me/second-factor', { cookie: mine, body: { password: strong } });
    secret = enrolled.json<{ secret: string }>().secret;
    expect(enrolled.json()).toMatchObject({ address: expect.stringMatching(/^otpauth:\/\/totp\/Sundog/) });
    const wrong = await access.ask('POST', '/me/second-factor/confirm', { cookie: mine, body: { code: '000000' } });
    expect(wrong.json()).toMatchObject({ status: 401, code: 'wrong-code' });
    const confirmed = await access.ask('POST', '/me/second-factor/confirm', { cookie: mine, body: { code: codeOf(secret, -1) } });
    codes = confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes;
    expect(codes).toHaveLength(10);
    const dump = JSON.stringify(await access.rows('SELECT * FROM hub.account, hub.recovery_code'));
    expect(dump).not.toContain(secret);
    expect(dump).not.toContain(codes[0]);
  });

  it('comes before everything else, and changes the id of the session (S56)', async () => {
    const half = await access.signIn(email, strong);
    expect(half.json()).toEqual({ next: 'second-factor' });
    const before = half.cookie ?? '';
    expect((await access.ask('GET', '/workspaces', { cookie: before })).status).toBe(401);
    expect((await access.ask('GET', '/me', { cookie: before })).json()).toMatchObject({ isComplete: false, workspaces: [] });
    const whole = await access.ask('POST', '/sign-in/second-factor', { cookie: before, body: { code: codeOf(secret) } });
    expect(whole.json()).toEqual({ next: 'done' });
    expect(whole.cookie).not.toBe(before);
    expect((await access.ask('GET', '/workspaces', { cookie: before })).status).toBe(401);
    expect((await access.ask('GET', '/workspaces', { cookie: whole.cookie ?? '' })).status).toBe(200);
  });

  it('takes no code twice, nor one that is older than one that was taken (S61)', async () => {
    const half = (await access.signIn(email, strong)).cookie ?? '';
    for (const steps of [0, -1, -2, 3]) {
      const again = await access.ask('POST', '/sign-in/second-factor', { cookie: half, body: { code: codeOf(secret, steps) } });
      expect(again.json()).toMatchObject({ status: 401, code: 'wrong-code' });
    }
  });

  it('slows who guesses codes, however often they sign in anew (S61)', async () => {
    await access.rows('DELETE FROM hub.sign_in_try');
    const statuses: number[] = [];
    for (let one = 0; one < 3; one += 1) {
      const half = (await access.signIn(email, strong)).cookie ?? '';
      const guess = await access.ask('POST', '/sign-in/second-factor', { cookie: half, body: { code: '123456' } });
      statuses.push(guess.status);
      // As after three more of them.
      if (one === 0) await access.rows('UPDATE hub.sign_in_try SET failures = failures + 3');
      await access.prolongWaits();
    }
    expect(statuses).toEqual([401, 401, 429]);
    await access.rows('DELETE FROM hub.sign_in_try');
  });

  it('takes each recovery code once (S61)', async () => {
    const use = async () => {
      const half = (await access.signIn(email, strong)).cookie ?? '';
      return access.ask('POST', '/sign-in/second-factor', { cookie: half, body: { code: codes[3]?.toLowerCase() } });
    };
    const first = await use();
    expect(first.status).toBe(200);
    expect((await use()).status).toBe(401);
    const me = await access.ask('GET', '/me', { cookie: first.cookie ?? '' });
    expect(me.json()).toMatchObject({ secondFactor: { isOn: true, recoveryCodesLeft: 9 } });
  });

  it('does not open with the secret of another account put in its place (S80)', async () => {
    const other = await access.person('other@example.test', 'viewer');
    await access.rows(
      `UPDATE hub.account SET totp_ciphertext = o.totp_ciphertext, totp_key_id = o.totp_key_id, totp_confirmed_at = now()
         FROM hub.account o WHERE hub.account.id = $1 AND o.email = $2`,
      [other.accountId, email],
    );
    await access.rows('UPDATE hub.account_session SET is_complete = false WHERE account_id = $1', [other.accountId]);
    const swapped = await access.ask('POST', '/sign-in/second-factor', {
      cookie: other.cookie,
      body: { code: codeOf(secret, 1) },
    });
    expect(swapped.json()).toMatchObject({ code: 'secret-unreadable', status: 422 });
  });
});

it('what is wrong with a code is in the audit, and the code is not', async () => {
  const rows = await access.installationAudit();
  expect(rows.some(({ verb, result }) => verb === 'sign-in.second-factor' && result === 'refused')).toBe(true);
  expect(rows.some(({ verb, result }) => verb === 'sign-in.second-factor' && result === 'done')).toBe(true);
  expect(JSON.stringify(rows)).not.toContain(strong);
});
