import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openLog } from '../../src/foundation/log.ts';
import { withClient } from '../../src/store/access.ts';
import { everyRoute, isStream, pathOfRoute } from '../api/route-calls.ts';
import { findInDatabase } from '../governance/whole-database.ts';
import { fillWorkspace, type WorkspaceThings } from './fill-workspace.ts';
import { codeOf, openAccess, strong, type TestAccess } from './open-access.ts';
import { openIdentityProvider, type TestIdentityProvider } from './open-identity-provider.ts';

// Passwords are slow on purpose, and this machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

let access: TestAccess;
let sandbox: Sandbox;
let provider: TestIdentityProvider;
let folder: string;
let owner: string;
let viewer: string;
let things: WorkspaceThings;
/** Every secret that this hub was told or made, by what it is. */
const canaries = new Map<string, string>();
/** Everything that was answered, the one answer that shows a new secret left out. */
const told: string[] = [];

const place = '/workspaces/1';
const ofConnection = () => `${place}/connections/${things.connectionId}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sundog-canaries-'));
  const log = openLog({ level: 'trace', file: join(folder, 'sundog.log') });
  [access, sandbox, provider] = await Promise.all([
    openAccess({ SUNDOG_PUBLIC_URL: 'https://hub.example.test' }, { log }),
    startSandbox({ scenario: 'small', rateLimit: null, clientSecret: 'canary-of-the-halo-application' }),
    openIdentityProvider('https://hub.example.test/api/v1/sign-in/oidc/callback'),
  ]);
  owner = await access.claim();
  things = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'main' });
  viewer = (await access.person('viewer@example.test', 'viewer')).cookie;
  canaries.set('the password', strong);
  canaries.set('the session', owner.split('=')[1] ?? '');
  canaries.set('the key of the hub', readFileSync(join(access.dataDir, 'secret.key'), 'utf8').trim());
  await tellSecrets();
  await breakThings();
}, 400_000);
afterAll(async () => {
  await access.close();
  await sandbox.close();
  await provider.close();
  await rm(folder, { recursive: true });
});

type Method = Parameters<TestAccess['ask']>[0];
async function ask(method: Method, path: string, body?: unknown, cookie = owner) {
  const answer = await access.ask(method, path, { cookie, ...(body === undefined ? {} : { body }) });
  return answer;
}
async function listen(method: Method, path: string, body?: unknown, cookie = owner) {
  const answer = await ask(method, path, body, cookie);
  told.push(answer.text, JSON.stringify({ ...answer.headers, 'set-cookie': '' }));
  return answer;
}

/** Tells the hub a secret of each kind, and has it make those that it makes. */
async function tellSecrets() {
  const { url, tenant, clientId, clientSecret } = sandbox;
  canaries.set('the secret of an application', clientSecret);
  const typed = { url, tenant, clientId, secret: clientSecret, allowPrivateHost: true, requestLimit: 100_000 };
  const saved = await listen('POST', `${place}/connections`, { ...typed, name: 'halo', saveWith: 'warnings' });
  expect(saved.text).toContain('"saved":true');
  canaries.set('the address of a channel', 'canary-of-the-channel');
  const target = { url: 'https://127.0.0.1:9/canary-of-the-channel' };
  const channel = await ask('POST', `${place}/channels`, { name: 'x', kind: 'webhook', secrets: target, allowHost: true });
  canaries.set('the signing key of a channel', channel.json<{ signingSecret: string }>().signingSecret);
  const key = await ask('POST', `${place}/api-keys`, { name: 'x', capabilities: ['view-sync'] });
  canaries.set('a key for programs', key.json<{ key: string }>().key);
  const hook = await ask('POST', `${ofConnection()}/webhooks`, {});
  canaries.set('the secret of a webhook', hook.json<{ secret: string }>().secret);
  const invitation = await ask('POST', `${place}/invitations`, { email: 'guest@example.test', role: 'viewer' });
  canaries.set('the link of an invitation', new URL(invitation.json<{ link: string }>().link).hash.slice(1));
  const { issuer, clientId: idpClient, clientSecret: idpSecret } = provider;
  canaries.set('the secret at the identity provider', idpSecret);
  const provided = { name: 'IdP', issuer, clientId: idpClient, clientSecret: idpSecret, allowPrivateHost: true };
  expect((await listen('PUT', `${place}/single-sign-on`, provided)).status).toBe(204);
  const enrolled = (await ask('POST', '/me/second-factor', { password: strong })).json<{ secret: string }>();
  canaries.set('the secret of the second factor', enrolled.secret);
  const confirmed = await ask('POST', '/me/second-factor/confirm', { code: codeOf(enrolled.secret) });
  for (const [index, code] of confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes.entries())
    canaries.set(`recovery code ${index}`, code);
}

/** What goes wrong with a secret in hand: guesses, refusals, peers that fail, and what nobody foresaw. */
async function breakThings() {
  await listen('POST', '/sign-in', { email: 'owner@example.test', password: `${strong}-not` }, 'none=1');
  await listen('POST', '/sign-in', { email: 'owner@example.test', password: strong, extra: strong }, 'none=1');
  await listen('POST', '/me/password', { current: strong, password: strong.slice(0, 8) });
  const { channelId } = things;
  await listen('POST', `${place}/channels/${channelId}/test`);
  await listen('POST', `${ofConnection()}/edit`, { changes: { url: sandbox.url }, secret: sandbox.clientSecret, isTrial: true });
  await listen('POST', `${place}/connections`, { name: 'halo', secret: sandbox.clientSecret });
  await listen('POST', `${place}/invitations/${canaries.get('the link of an invitation')}`);
  await listen('PUT', `${place}/single-sign-on`, {
    name: 'IdP',
    issuer: 'https://127.0.0.1:9/',
    clientId: 'x',
    clientSecret: provider.clientSecret,
  });
  const database = (sql: string) => withClient(access.store.access.configFor('owner'), (client) => client.query(sql));
  await database('ALTER TABLE hub.connection_secret RENAME TO hidden_secret');
  expect((await listen('POST', `${ofConnection()}/check`)).text).toMatch(/internal|problem/);
  await database('ALTER TABLE hub.hidden_secret RENAME TO connection_secret');
}

/** Every answer of every route that reads. */
async function readEverything(cookie: string) {
  const answers: { readonly name: string; readonly status: number; readonly text: string }[] = [];
  for (const route of everyRoute.filter((one) => one.method === 'GET' && !isStream(one))) {
    const query = route.name === 'exports.direct' ? '?format=csv' : route.name === 'search.find' ? '?text=of' : '';
    const { status, text } = await access.ask('GET', `${pathOfRoute(route, things)}${query}`, { cookie });
    answers.push({ name: route.name, status, text });
  }
  return answers;
}

it('S79: no secret stands in the database, in the log, in a file, in an answer or in the audit', async () => {
  const answers = await readEverything(owner);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(30);
  const audit = await access.ask('GET', `${place}/audit/export?format=jsonl`, { cookie: owner });
  const answered = [...told, ...answers.map(({ text }) => text), audit.text].join('\n');
  const log = readFileSync(join(folder, 'sundog.log'), 'utf8');
  expect(log).toContain('unforeseen error');
  const files = readdirSync(access.dataDir, { recursive: true })
    .map(String)
    .filter((name) => name !== 'secret.key' && statSync(join(access.dataDir, name)).isFile());
  expect(files.some((name) => name.startsWith('exports'))).toBe(true);
  expect(canaries.size).toBeGreaterThan(18);
  for (const [what, canary] of canaries) {
    expect([what, canary.length > 7]).toEqual([what, true]);
    expect([what, await findInDatabase(access.store, canary)]).toEqual([what, []]);
    expect([what, answered.includes(canary)]).toEqual([what, false]);
    expect([what, log.includes(canary)]).toEqual([what, false]);
    for (const name of files)
      expect([what, name, readFileSync(join(access.dataDir, name)).includes(canary)]).toEqual([what, name, false]);
  }
});

it('S79: no address takes a secret: what is secret comes in bodies, headers and cookies', () => {
  for (const { name, query, params } of everyRoute)
    for (const member of [...Object.keys(query?.shape ?? {}), ...Object.keys(params?.shape ?? {})])
      expect([name, member]).not.toEqual([name, expect.stringMatching(/secret|password|token|link/i)]);
});

it('S44: a viewer finds no field that is secret in any answer, whichever route they ask', async () => {
  const answers = await readEverything(viewer);
  const read = answers.filter(({ status }) => status === 200);
  expect(read.length).toBeGreaterThan(20);
  const names = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      if (
        !Array.isArray(value) &&
        /secret|password|token|cipher|^hash|Hash$|totp|recovery|private/i.test(name.replace('hasHistory', ''))
      )
        names.add(`${name}: ${typeof member}`);
      walk(member);
    }
  };
  for (const { text } of read.filter((one) => one.text.startsWith('{'))) walk(JSON.parse(text));
  // When a secret was kept and when it ends; whether one's own account has a password; how many codes are left; a switch of the address check.
  expect([...names].sort()).toEqual([
    'allowPrivateHost: boolean',
    'hasPassword: boolean',
    'recoveryCodesLeft: number',
    'secret: object',
  ]);
  for (const { name, text } of answers)
    for (const [what, canary] of canaries) expect([name, what, text.includes(canary)]).toEqual([name, what, false]);
});

it('S44: the kept text of a row is not for whoever is limited to some clients', async () => {
  const issues = async () =>
    (await access.ask('GET', `${place}/issues`, { cookie: viewer })).json<{ items: { raw: string | null }[] }>().items;
  expect((await issues()).map(({ raw }) => raw)).toEqual(['{}']);
  const [account] = await access.rows<{ id: string }>("SELECT id FROM hub.account WHERE email = 'viewer@example.test'");
  const clients = [{ connectionId: things.connectionId, clientId: 1 }];
  await access.ask('PUT', `${place}/people/${account?.id}/clients`, { cookie: owner, body: { clients } });
  expect((await issues()).map(({ raw }) => raw)).toEqual([null]);
});
