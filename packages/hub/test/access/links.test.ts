import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openAccess, strong, type TestAccess } from './open-access.ts';

// Passwords are slow on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

let access: TestAccess;
let owner: string;
beforeAll(async () => {
  access = await openAccess();
  owner = await access.claim();
  await access.ask('POST', '/workspaces', { cookie: owner, body: { name: 'Other' } });
});
afterAll(() => access.close());

const invite = async (email: string) => {
  const body = { email, role: 'viewer' };
  const made = await access.ask('POST', '/workspaces/1/invitations', { cookie: owner, body });
  const { id, link } = made.json<{ id: string; link: string }>();
  return { id, link, token: link.split('#')[1] ?? '' };
};
const read = (token: string) => access.ask('POST', '/invitations/read', { body: { token } });
const accept = (token: string, more: object = {}) =>
  access.ask('POST', '/invitations/accept', { body: { token, displayName: 'Eve', password: strong, ...more } });
const gone = { status: 404, code: 'link-not-found' };

// The hub shares nothing by link but this: an invitation opens one workspace, in one role, for one address, once.
describe('S46: a link that lets somebody in', () => {
  it('is not guessed: whatever is near it opens nothing, and all of it is random', async () => {
    const [one, two] = [await invite('one@example.test'), await invite('two@example.test')];
    expect(one.token).toMatch(/^[\w-]{43}$/);
    const same = [...one.token].filter((sign, index) => sign === two.token[index]).length;
    expect(same).toBeLessThan(12);
    const near = [
      one.token.slice(0, -1),
      `${one.token}A`,
      one.token.toLowerCase(),
      one.token.split('').reverse().join(''),
      one.token.slice(0, 21) + two.token.slice(21),
      one.id,
      '',
      '%',
    ];
    for (const token of near.filter((other) => other !== one.token)) {
      expect((await read(token)).json()).toMatchObject(gone);
      expect((await accept(token)).json()).toMatchObject(gone);
    }
  });

  it('stands behind the # of its address, so that no server and no log on the way sees it', async () => {
    const { link, token } = await invite('three@example.test');
    expect(new URL(link).hash).toBe(`#${token}`);
    expect(new URL(link).search).toBe('');
    for (const path of [`/invitations/read?token=${token}`, `/invitations/${token}`])
      expect((await access.ask('GET', path)).text).not.toContain('three@example.test');
  });

  it('opens nothing any more once it was used, taken back, or is over its time', async () => {
    const used = await invite('four@example.test');
    expect((await accept(used.token)).status).toBe(200);
    const withdrawn = await invite('five@example.test');
    await access.ask('DELETE', `/workspaces/1/invitations/${withdrawn.id}`, { cookie: owner });
    const late = await invite('six@example.test');
    await access.rows("UPDATE hub.invitation SET expires_at = now() - interval '1 second' WHERE id = $1", [late.id]);
    for (const { token } of [used, withdrawn, late]) {
      expect((await read(token)).json()).toMatchObject(gone);
      expect((await accept(token)).json()).toMatchObject(gone);
    }
  });

  it('gives many who come at once one account', async () => {
    const { token } = await invite('seven@example.test');
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await access.rows("SELECT FROM hub.account WHERE email = 'seven@example.test'")).toHaveLength(1);
  });

  it('opens no more than it says: no other role, workspace or address', async () => {
    const { token } = await invite('eight@example.test');
    for (const more of [{ role: 'owner' }, { workspaceId: 2 }, { email: 'owner@example.test' }])
      expect((await accept(token, more)).json()).toMatchObject({ status: 400, code: 'invalid-input' });
    const { cookie } = await accept(token);
    const me = await access.ask('GET', '/me', { cookie: cookie ?? '' });
    expect(me.json()).toMatchObject({ email: 'eight@example.test', workspaces: [{ id: 1, role: 'viewer' }] });
    expect((await access.ask('GET', '/workspaces/2', { cookie: cookie ?? '' })).status).toBe(404);
  });
});
