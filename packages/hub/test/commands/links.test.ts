import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Running } from '../run-sundog.ts';
import { type CommandHub, openCommandHub, refusal } from './command-hub.ts';

let hub: CommandHub;
let serving: Running;
beforeAll(async () => {
  hub = await openCommandHub({ seed: 9, world: { clients: 3, tickets: 5, assets: 2 } }, [
    '--entities',
    'client,ticket',
    '--sync-every',
    '0',
  ]);
  serving = hub.start(['serve', '--port', '0']);
  const said = await serving.untilSaid(/The hub is at (\S+)[\s\S]*\/welcome#\S+/, 90);
  const url = `${/The hub is at (\S+)/.exec(said)?.[1]}/api/v1`;
  const token = /\/welcome#(\S+)/.exec(said)?.[1] ?? '';
  const owner = { token, email: 'ana@example.test', displayName: 'Ana', password: 'seven violet kettles hum at dawn' };
  const send = (path: string, body: object, headers: object) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const cookie = (await send('/first-owner', owner, {})).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect((await send('/workspaces', { name: 'Field office' }, { cookie })).status).toBe(201);
}, 300_000);
afterAll(async () => {
  serving.child.kill('SIGTERM');
  await serving.ended;
  await hub.close();
}, 60_000);

it('a connection is shown to another workspace, listed, and shown no longer', async () => {
  expect((await hub.run(['connection', 'links'])).said).toContain('No connection is shown');
  const made = { connection: 'halo', workspace: 'Field office', isNew: true };
  expect(await hub.json(['connection', 'link', 'halo', '--workspace', 'field office'])).toEqual({ code: 0, answer: made });
  expect(await hub.json(['connection', 'link', 'halo', '--workspace', '2'])).toEqual({
    code: 0,
    answer: { ...made, isNew: false },
  });
  expect((await hub.json(['connection', 'links'])).answer).toMatchObject([
    { connection: 'halo', of: 'Main', shownTo: 'Field office', linkedBy: expect.stringMatching(/^operator:/) },
  ]);
  expect((await hub.run(['connection', 'links'])).out).toMatch(/halo +Main +Field office/);
  expect((await hub.run(['connection', 'unlink', 'halo', '--workspace', 'Field office'])).out).toContain('sees "halo" no longer');
  expect((await hub.json(['connection', 'links'])).answer).toEqual([]);
}, 300_000);

it('what is not there is told', async () => {
  expect(await hub.run(['connection', 'link', 'halo', '--workspace', 'Nowhere'])).toMatchObject(refusal(/no such workspace/));
  expect(await hub.run(['connection', 'link', 'nothing', '--workspace', 'Field office'])).toMatchObject(refusal(/nothing/));
  expect(await hub.run(['connection', 'link', 'halo', '--workspace', 'Main'])).toMatchObject(
    refusal(/belongs to that workspace/),
  );
  expect(await hub.run(['connection', 'unlink', 'halo', '--workspace', 'Field office'])).toMatchObject(refusal(/no such link/));
  expect(await hub.run(['connection', 'link', 'halo', '--workspace', 'Main', '--of', 'Field office'])).toMatchObject({ code: 1 });
}, 300_000);
