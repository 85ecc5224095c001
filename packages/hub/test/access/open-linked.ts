import { expect } from 'vitest';
import { fillWorkspace, type WorkspaceThings } from './fill-workspace.ts';
import { type Answered, type Asking, openAccess, type TestAccess } from './open-access.ts';

type Person = Awaited<ReturnType<TestAccess['person']>>;

/** Two workspaces, one of which may show its connection to the other. */
export interface LinkedWorkspaces {
  readonly access: TestAccess;
  /** Owns all workspaces. */
  readonly owner: string;
  /** Of workspace 1, which shows. */
  readonly ours: WorkspaceThings;
  /** Of workspace 2, to which it is shown. */
  readonly theirs: WorkspaceThings;
  /** An admin and a viewer of workspace 2, nobody in workspace 1. */
  readonly admin: Person;
  readonly viewer: Person;
  /** Sends a request about the connection of workspace 1, as workspace 2 names it. */
  readonly read: (path: string, who?: { readonly cookie?: string; readonly key?: string }) => ReturnType<TestAccess['ask']>;
  /** Asks to show it to a workspace, from workspace 1 or another. */
  readonly linkTo: (workspaceId: number, asking: Asking, from?: number) => Promise<Answered>;
  /** The connections of workspace 2, and those that are shown to it, as somebody sees them. */
  readonly listAs: (
    cookie: string,
  ) => Promise<{ readonly items: readonly { readonly id: number }[]; readonly linked: readonly object[] }>;
  /** What stands in the audit of a workspace of one verb, oldest first. */
  readonly audited: (workspaceId: number, verb: string) => Promise<readonly object[]>;
  /** An export by the viewer of workspace 2, whole: the path of its file. */
  readonly exported: () => Promise<string>;
  /** Shows it to workspace 2, and there to everybody. */
  readonly link: () => Promise<void>;
  readonly unlink: () => Promise<void>;
}

/** Opens three workspaces over a new database, the first with two clients, a past and entries to search. */
export async function openLinked(): Promise<LinkedWorkspaces> {
  const access = await openAccess();
  const owner = await access.claim();
  for (const name of ['Other', 'Third']) await access.ask('POST', '/workspaces', { cookie: owner, body: { name } });
  const ours = await fillWorkspace(access, { workspaceId: 1, cookie: owner, name: 'ours' });
  const theirs = await fillWorkspace(access, { workspaceId: 2, cookie: owner, name: 'theirs' });
  await access.store.inWorkspace(1, async ({ client }) => {
    const of = [ours.connectionId];
    await client.query(
      `INSERT INTO mirror.client (connection_id, id, name, raw, synced_at) VALUES ($1, 2, 'Second client', '{"id":2}', now())`,
      of,
    );
    await client.query(
      `INSERT INTO mirror.ticket (connection_id, id, client_id, client_name, summary, raw, synced_at)
       VALUES ($1, 2, 2, 'Second client', 'Second ticket', '{"id":2}', now())`,
      of,
    );
    await client.query(
      `INSERT INTO hub.connection_secret (connection_id, field, ciphertext, key_id) VALUES ($1, 'client-secret', 'x', 'x')`,
      of,
    );
  });
  const operator = access.house.hubOf(1, { kind: 'operator', name: 'test', may: 'everything' });
  await operator.explore.indexForSearch({ connectionId: ours.connectionId, signal: new AbortController().signal });
  const admin = await access.person('admin@other.example.test', 'admin', 2);
  const viewer = await access.person('viewer@other.example.test', 'viewer', 2);
  const linkTo: LinkedWorkspaces['linkTo'] = (workspaceId, asking, from = 1) =>
    access.ask('PUT', `/workspaces/${from}/connections/${ours.connectionId}/links/${workspaceId}`, asking);
  return {
    ...{ access, owner, ours, theirs, admin, viewer },
    read: (path, who = { cookie: viewer.cookie }) =>
      access.ask('GET', `/workspaces/2/connections/${ours.connectionId}${path}`, who),
    linkTo,
    listAs: async (cookie) => (await access.ask('GET', '/workspaces/2/connections', { cookie })).json(),
    audited: async (workspaceId, verb) => {
      const sql = 'SELECT actor, subject, result, detail FROM hub.audit_event WHERE verb = $1 ORDER BY seq';
      return (await access.store.inWorkspace(workspaceId, (db) => db.client.query<object>(sql, [verb]))).rows;
    },
    exported: () => makeExport(access, ours.connectionId, viewer.cookie),
    link: async () => {
      await linkTo(2, { cookie: owner });
      const grantees = [{ role: 'owner' }, { role: 'admin' }, { role: 'viewer' }];
      const shown = await access.ask('PUT', `/workspaces/2/grants/${ours.connectionId}`, { cookie: owner, body: { grantees } });
      if (shown.status !== 204) throw new Error(shown.text);
    },
    unlink: async () =>
      void (await access.ask('DELETE', `/workspaces/1/connections/${ours.connectionId}/links/2`, { cookie: owner })),
  };
}

async function makeExport(access: TestAccess, connectionId: number, cookie: string): Promise<string> {
  const body = { entity: 'ticket', format: 'csv', question: { columns: ['id', 'summary'] } };
  const asked = await access.ask('POST', `/workspaces/2/connections/${connectionId}/exports`, { cookie, body });
  expect(asked.status, asked.text).toBe(202);
  const place = `/workspaces/2/exports/${asked.json<{ id: number }>().id}`;
  const stateOf = async () => (await access.ask('GET', place, { cookie })).json<{ state: string }>().state;
  await expect.poll(stateOf, { timeout: 30_000 }).toBe('done');
  return `${place}/file`;
}

/** Status and code of a refusal. */
export function problemOf(answer: Answered): string {
  const { status, code } = answer.json<{ status: number; code: string }>();
  return `${status} ${code}`;
}
