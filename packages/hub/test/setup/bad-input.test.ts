import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/preflight/finding.ts';
import { connect } from '../../src/features/setup/connect.ts';
import { type Answers, type ImitationHalo, json, page, startImitationHalo } from './imitation-halo.ts';
import { makeSetup, type TestSetup, wish } from './make-setup.ts';

let setup: TestSetup;
beforeAll(async () => {
  setup = await makeSetup({ timeouts: { connectMs: 300, idleMs: 300, totalMs: 600 } });
});
afterAll(() => setup.close());

const peers: ImitationHalo[] = [];
afterEach(async () => {
  for (const peer of peers.splice(0)) await peer.close();
});

async function peerOf(answers: Answers, certificate?: { readonly chain: string }): Promise<ImitationHalo> {
  const peer = await startImitationHalo(answers, certificate);
  peers.push(peer);
  return peer;
}

/** Tries to connect, makes sure that nothing was left behind, and gives the first thing that failed. */
async function failureOf(url: string, more: Parameters<typeof wish>[1] = {}): Promise<Finding> {
  const result = await connect(setup.deps, wish(url, { saveWith: 'warnings', ...more }));
  expect(result.saved).toBe(false);
  expect(result.report.outcome).toBe('failed');
  for (const table of ['connection', 'connection_secret', 'connection_capability', 'audit_event'])
    expect(await setup.query(`SELECT * FROM hub.${table}`)).toEqual([]);
  const failed = result.report.findings.find(({ outcome }) => outcome === 'failed');
  if (!failed) throw new Error(`Nothing failed: ${inspect(result.report.findings)}`);
  expect(failed.causes.length).toBeGreaterThan(0);
  expect(failed.remedy).not.toBeNull();
  expect(JSON.stringify(result)).not.toContain('canary-of-the-secret');
  return failed;
}

const text = (finding: Finding) => [finding.sentence, ...finding.causes, finding.remedy, finding.screen].join('\n');

describe('an address that is wrong', () => {
  it('a name that nobody has', async () => {
    const failed = await failureOf('https://no-such-halo.invalid');
    expect(failed.sentence).toMatch(/no-such-halo\.invalid/);
  });

  it('a login page instead of JSON', async () => {
    const peer = await peerOf({ '*': page(200, 'Sign in') });
    expect(text(await failureOf(peer.url))).toMatch(/page|sign/i);
  });

  it('something that is not HaloPSA', async () => {
    const peer = await peerOf({ '*': json(404, { message: 'no route' }) });
    expect(text(await failureOf(peer.url))).toMatch(/HaloPSA/);
  });

  it('a private address typed by mistake: nothing is sent there', async () => {
    const peer = await peerOf({});
    const failed = await failureOf(peer.url, { allowPrivateHost: false });
    expect(text(failed)).toMatch(/private|http/i);
    expect(peer.asked).toEqual([]);
  });
});

describe('a host that does not let us in', () => {
  it('never answers', async () => {
    const peer = await peerOf({ '*': () => undefined });
    const failed = await failureOf(peer.url);
    expect(failed.mayBeSavedWhenCauseIsOutside).toBe(true);
    expect(text(failed)).toMatch(/time|slow|answer|silent/i);
  });

  it('resets the connection', async () => {
    const peer = await peerOf({ '*': (request) => request.socket.resetAndDestroy() });
    const failed = await failureOf(peer.url);
    expect(failed.mayBeSavedWhenCauseIsOutside).toBe(true);
    expect(text(failed)).toMatch(/broke|reset|cut|address/i);
  });

  it('answers 403 before any sign-in', async () => {
    const peer = await peerOf({ '*': page(403, 'Forbidden') });
    expect(text(await failureOf(peer.url))).toMatch(/IP address/);
  });
});

describe('a certificate that is wrong', () => {
  const root = () => readFile(join(import.meta.dirname, '..', 'certificates', 'root.pem'), 'utf8');

  it('is expired', async () => {
    const peer = await peerOf({}, { chain: 'expired-chain.pem' });
    expect(text(await failureOf(peer.url, { caPem: await root() }))).toMatch(/expired/);
  });

  it('comes without its intermediate', async () => {
    const peer = await peerOf({}, { chain: 'leaf-alone.pem' });
    expect(text(await failureOf(peer.url, { caPem: await root() }))).toMatch(/intermediate/);
  });

  it('comes from an authority that was not given', async () => {
    const peer = await peerOf({}, { chain: 'whole-chain.pem' });
    expect(text(await failureOf(peer.url))).toMatch(/authority/);
  });
});

const token = (status: number, error: string): Answers => ({ '/auth/token': json(status, { error }) });

describe('credentials that are wrong', () => {
  it('a wrong secret, or an application that is not active or was not saved', async () => {
    const peer = await peerOf(token(401, 'invalid_client'));
    const failed = await failureOf(peer.url);
    expect(failed.check).toBe('sign-in');
    expect(text(failed)).toMatch(/secret/);
    expect(text(failed)).toMatch(/saved/);
    expect(text(failed)).toMatch(/active/);
    expect(text(failed)).toMatch(/View Applications/);
  });

  it('a scope that does not exist', async () => {
    const peer = await peerOf(token(400, 'invalid_scope'));
    expect(text(await failureOf(peer.url, { scopes: ['read:actions'] }))).toMatch(/scope/);
  });

  it('a user instead of an agent', async () => {
    const peer = await peerOf({ '/agent/me': json(200, { id: 7, name: 'Jane', is_agent: false }) });
    const failed = await failureOf(peer.url);
    expect(failed.check).toBe('agent');
    expect(text(failed)).toMatch(/Login Type/);
  });

  it('an API-only agent with user name and password', async () => {
    const peer = await peerOf(token(400, 'invalid_grant'));
    const failed = await failureOf(peer.url, { grant: 'password', username: 'sundog' });
    expect(text(failed)).toMatch(/API-only/);
  });

  it('a tenant that is wrong', async () => {
    const peer = await peerOf({ '/auth/token': json(400, { error: 'invalid_tenant' }) });
    expect(text(await failureOf(peer.url, { tenant: 'acmee' }))).toMatch(/tenant/i);
  });
});

it('an application without read:customers', async () => {
  const peer = await peerOf({
    '/auth/token': json(200, { token_type: 'Bearer', access_token: 'x', expires_in: 3600, scope: 'read:tickets' }),
  });
  const failed = await failureOf(peer.url);
  expect(failed.check).toBe('scopes');
  expect(text(failed)).toMatch(/read:customers/);
  expect(failed.dark).toContain('Clients');
});
