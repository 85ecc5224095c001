import { notices } from '../../src/catalog/notices/index.ts';
import { tellChannels } from '../../src/engine/channels/tell-channels.ts';
import type { PlannedChange } from '../../src/engine/plan/planned-change.ts';
import { savePlan } from '../../src/features/writeback/save-plan.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import { writeBatch } from '../../src/store/rows/mapping-batch-rows.ts';
import { insertSource } from '../../src/store/rows/source-rows.ts';
import type { Answered, TestAccess } from './open-access.ts';

/** One of each thing that an address of the API can name, all of one workspace. */
export interface WorkspaceThings {
  readonly workspaceId: number;
  readonly connectionId: number;
  /** The same connection, as the address of its grants names it. */
  readonly grantedId: number;
  /** The same, as the address of what is shown from elsewhere names it: this one is not. */
  readonly takenId: number;
  /** The workspace, as the address of a link names another. */
  readonly otherWorkspaceId: number;
  readonly runId: number;
  readonly issueId: number;
  /** A viewer of the workspace, and a session of theirs. */
  readonly accountId: string;
  readonly sessionId: string;
  readonly groupId: number;
  readonly invitationId: string;
  readonly keyId: string;
  readonly viewId: number;
  readonly exportId: number;
  readonly channelId: number;
  readonly deliveryId: string;
  /** Of the one client. */
  readonly assetId: number;
  /** A plan with one change of the one client. */
  readonly planId: number;
  /** A source with a mapped company, and the act that mapped it. */
  readonly sourceId: number;
  readonly batchId: number;
  /** Of its one client. */
  readonly clientName: string;
}

/** Fills a workspace, in the name of somebody who may everything there. @param name tells its things from those of others */
export async function fillWorkspace(
  access: TestAccess,
  { workspaceId, cookie, name }: { readonly workspaceId: number; readonly cookie: string; readonly name: string },
): Promise<WorkspaceThings> {
  const place = `/workspaces/${workspaceId}`;
  const make = async (path: string, body: unknown) => {
    const answer = await access.ask('POST', `${place}${path}`, { cookie, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer;
  };
  const idOf = (answer: Answered) => answer.json<{ id: number }>().id;
  const clientName = `Client of ${name}`;
  const rows = await access.store.inWorkspace(workspaceId, async (db) => {
    const one = async (sql: string, values: readonly unknown[]) =>
      Number((await db.client.query<{ id: number }>(sql, [...values])).rows[0]?.id);
    const address = { resourceServer: `https://${name}.example.test/api`, authServer: `https://${name}.example.test/auth` };
    const { id } = await insertConnection(db, { name, url: `https://${name}.example.test`, ...address, clientId: name });
    await db.client.query(
      `INSERT INTO mirror.client (connection_id, id, name, raw, synced_at) VALUES ($1, 1, $2, '{"id":1}', now())`,
      [id, clientName],
    );
    await db.client.query(
      `INSERT INTO mirror.ticket (connection_id, id, client_id, client_name, summary, raw, synced_at)
       VALUES ($1, 1, 1, $2, $3, '{"id":1}', now())`,
      [id, clientName, `Ticket of ${name}`],
    );
    await db.client.query(
      `INSERT INTO mirror.asset (connection_id, id, client_id, inventory_number, raw, synced_at) VALUES ($1, $2, 1, $3, '{"id":1}', now())`,
      [id, 9_000 + workspaceId, `Asset of ${name}`],
    );
    const runId = await one(
      `INSERT INTO hub.sync_pass (connection_id, entity, kind, state, started_at, ended_at) VALUES ($1, 'ticket', 'full', 'done', now(), now()) RETURNING id`,
      [id],
    );
    const issueId = await one(
      `INSERT INTO hub.sync_issue (connection_id, entity, kind, subject, code, sentence, raw, first_seen, last_seen)
       VALUES ($1, 'ticket', 'row', '7', 'no-key', $2, '{}', now(), now()) RETURNING id`,
      [id, `Issue of ${name}`],
    );
    const planId = await savePlan(
      db,
      { changes: [changeOf(name)], unchanged: 0 },
      { connectionId: id, kind: 'changes', title: `Plan of ${name}`, remarks: [], revertsPlanId: null, by: name, at: new Date() },
    );
    const sourceId = await insertSource(
      db,
      {
        ...{ connectionId: id, connector: 'ninjaone', name: `Source of ${name}`, settings: { instance: 'eu', clientId: 'x' } },
        ...{ target: 'eu.ninjarmm.com:443', allowHosts: [], goneAfterDays: null, pausedAt: null },
      },
      { by: name, at: new Date() },
    );
    const company = { kind: 'company', sourceKey: '11', siteName: '', state: 'linked', haloKey: 1, siteId: null } as const;
    const said = { haloName: clientName, reason: null, score: null, evidence: [], decidedBy: name, decidedAt: new Date() };
    const changes = [{ before: null, after: { ...company, ...said, batchId: null } }];
    const batchId = await writeBatch(db, sourceId, { what: 'link', by: name, at: new Date(), changes });
    return { connectionId: id, runId, issueId, planId, sourceId, batchId, assetId: 9_000 + workspaceId };
  });
  const { accountId } = await access.person(`member@${name}.example.test`, 'viewer', workspaceId);
  const [session] = await access.rows<{ id: string }>('SELECT id FROM hub.account_session WHERE account_id = $1', [accountId]);
  const grantees = [{ role: 'owner' }, { role: 'admin' }, { role: 'viewer' }];
  await access.ask('PUT', `${place}/grants/${rows.connectionId}`, { cookie, body: { grantees } });
  const question = { columns: ['id', 'summary'] };
  const view = { entity: 'ticket', name: `View of ${name}`, question, isShared: true, isDefault: false };
  const target = { url: 'https://127.0.0.1:9/hook' };
  const channel = { name: `Channel of ${name}`, kind: 'webhook', secrets: target, allowHost: true };
  const things = {
    ...{ workspaceId, ...rows, grantedId: rows.connectionId, accountId, sessionId: session?.id ?? '', clientName },
    ...{ takenId: rows.connectionId, otherWorkspaceId: workspaceId },
    groupId: idOf(await make('/groups', { name: `Group of ${name}`, accountIds: [accountId] })),
    invitationId: String(idOf(await make('/invitations', { email: `guest@${name}.example.test`, role: 'viewer' }))),
    keyId: String(idOf(await make('/api-keys', { name: `Key of ${name}`, capabilities: ['view-sync'] }))),
    viewId: idOf(await make('/views', view)),
    exportId: idOf(await make(`/connections/${rows.connectionId}/exports`, { entity: 'ticket', format: 'csv', question })),
    channelId: idOf(await make('/channels', channel)),
  };
  const deliveryId = await access.store.inWorkspace(workspaceId, async (db) => {
    const [kind] = notices;
    if (!kind) throw new TypeError('There is nothing to tell of.');
    const news = { kind, about: 'alarm 1', key: `${name} opened`, at: new Date(), severity: 'fail', sentence: name } as const;
    await tellChannels(db, { ...news, connectionId: rows.connectionId });
    return (await db.client.query<{ id: string }>('SELECT id FROM hub.channel_delivery')).rows[0]?.id ?? '';
  });
  await exportEnded(access, { path: `${place}/exports/${things.exportId}`, cookie });
  return { ...things, deliveryId };
}

const changeOf = (name: string): PlannedChange => ({
  ...{ number: 1, change: 'update-asset', sign: '~', entity: 'asset', recordKey: '1', marker: null, clientId: 1 },
  ...{ title: `Asset of ${name}`, before: { warrantyNote: null }, after: { warrantyNote: name }, reason: '' },
  ...{ evidence: [], conflicts: [] },
});

async function exportEnded(access: TestAccess, { path, cookie }: { readonly path: string; readonly cookie: string }) {
  for (let round = 0; round < 600; round += 1) {
    const { state } = (await access.ask('GET', path, { cookie })).json<{ state: string }>();
    if (state === 'done') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The export does not end.');
}
