import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/preflight/finding.ts';
import { checkConnection } from '../../src/features/setup/check-connection.ts';
import { connect } from '../../src/features/setup/connect.ts';
import { Secret } from '../../src/foundation/secret.ts';
import { makeSetup, type TestSetup, wish } from './make-setup.ts';

let sandbox: Sandbox;
let setup: TestSetup;
beforeAll(async () => {
  sandbox = await startSandbox({ scenario: 'small', seed: 7 });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  setup = await makeSetup();
});
afterEach(async () => {
  sandbox.control.setPermissions({
    application: { isActive: true, isSaved: true, loginType: 'agent', grants: ['client_credentials'], agentId },
    agent: { isApiOnly: true, username: null, password: null },
  });
  sandbox.control.invalidateTokens();
  await setup.close();
});
let agentId: number | null = null;
beforeAll(() => {
  agentId = sandbox.control.permissions().applications[0]?.agentId ?? null;
});

const input = (more: Parameters<typeof wish>[1] = {}) =>
  wish(sandbox.url, {
    clientId: sandbox.clientId,
    secret: new Secret(sandbox.clientSecret),
    entities: ['client', 'ticket'],
    saveWith: 'warnings',
    ...more,
  });

/** Connects in vain, makes sure that nothing was left behind, and gives the first thing that failed. */
async function failureOf(more: Parameters<typeof wish>[1] = {}): Promise<Finding> {
  const { saved, report } = await connect(setup.deps, input(more));
  expect(saved).toBe(false);
  for (const table of ['connection', 'connection_secret', 'connection_capability', 'audit_event'])
    expect(await setup.query(`SELECT * FROM hub.${table}`)).toEqual([]);
  return firstFailure(report.findings);
}

function firstFailure(findings: readonly Finding[]): Finding {
  const failed = findings.find(({ outcome }) => outcome === 'failed');
  if (!failed) throw new Error(`Nothing failed: ${JSON.stringify(findings)}`);
  expect(failed.causes.length).toBeGreaterThan(0);
  expect(failed.remedy).not.toBeNull();
  return failed;
}

const text = (finding: Finding) => [finding.sentence, ...finding.causes, finding.remedy, finding.screen].join('\n');

it('connects as it is', async () => {
  const { saved, report } = await connect(setup.deps, input());
  expect([saved, report.outcome]).toEqual([true, 'passed']);
});

it('an application that logs in as a user', async () => {
  sandbox.control.setPermissions({ application: { loginType: 'user' } });
  const failed = await failureOf();
  expect(text(failed)).toMatch(/Login Type/);
  expect(text(failed)).toMatch(/View Applications/);
});

it('an application that is not active', async () => {
  sandbox.control.setPermissions({ application: { isActive: false } });
  const failed = await failureOf();
  expect(failed.check).toBe('sign-in');
  expect(text(failed)).toMatch(/active/);
});

it('an application that was not saved', async () => {
  sandbox.control.setPermissions({ application: { isSaved: false } });
  const failed = await failureOf();
  expect(failed.check).toBe('sign-in');
  expect(text(failed)).toMatch(/saved/);
});

it('an application without "Client ID and Secret (Services)"', async () => {
  sandbox.control.setPermissions({ application: { grants: ['password'] } });
  const failed = await failureOf();
  expect(failed.check).toBe('sign-in');
  expect(text(failed)).toMatch(/Client ID and Secret|Authentication Method/);
});

it('an API-only agent with user name and password', async () => {
  sandbox.control.setPermissions({
    application: { grants: ['password'], allowsAgentLogins: true },
    agent: { isApiOnly: true, username: 'sundog', password: 'the-password' },
  });
  const failed = await failureOf({ grant: 'password', username: 'sundog', secret: new Secret('the-password') });
  expect(failed.check).toBe('sign-in');
  expect(text(failed)).toMatch(/API-only/);
  sandbox.control.setPermissions({ agent: { isApiOnly: false } });
  const { saved } = await connect(
    setup.deps,
    input({ grant: 'password', username: 'sundog', secret: new Secret('the-password') }),
  );
  expect(saved).toBe(true);
});

it('a scope that does not exist', async () => {
  const failed = await failureOf({ scopes: ['read:customers', 'read:unicorns'] });
  expect(failed.check).toBe('sign-in');
  expect(text(failed)).toMatch(/scope|permission/);
});

it('credentials that worked, and a secret that was made anew since', async () => {
  expect((await connect(setup.deps, input())).saved).toBe(true);
  sandbox.control.setPermissions({ application: { clientSecret: 'made-anew' } });
  sandbox.control.invalidateTokens();
  try {
    const failed = firstFailure((await checkConnection(setup.deps, { connection: 'acme' })).findings);
    expect(text(failed)).toMatch(/worked/);
    expect(text(failed)).toMatch(/edited/);
    expect(await setup.query('SELECT state FROM hub.connection')).toEqual([{ state: 'failed' }]);
  } finally {
    sandbox.control.setPermissions({ application: { clientSecret: sandbox.clientSecret } });
  }
});
