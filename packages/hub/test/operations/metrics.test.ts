import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricDefinitions } from '../../src/entry/http/metrics/metric-definitions.ts';
import { openSandboxMirror, type SandboxMirror } from '../sync/sandbox-mirror.ts';
import { type OpenOperations, openOperations } from './open-operations.ts';

const token = 'canary-of-the-metrics-token';
let mirror: SandboxMirror;
let hub: OpenOperations;
let guarded: OpenOperations;
beforeAll(async () => {
  mirror = await openSandboxMirror({ seed: 11, world: { clients: 4, tickets: 30, assets: 5 } });
  hub = await openOperations(mirror.store);
  guarded = await openOperations(mirror.store, { SUNDOG_METRICS_TOKEN: token });
}, 120_000);
afterAll(async () => {
  await guarded.close();
  await hub.close();
  await mirror.close();
});

/** The value of a metric with these labels, in any order; undefined: it is not there. */
async function read(): Promise<(name: string, labels?: Readonly<Record<string, string>>) => number | undefined> {
  const { status, text } = await hub.ask('/metrics');
  expect(status).toBe(200);
  const samples = text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    return name
      ? [
          {
            key: keyOf(
              name,
              [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, a = '', b = '']) => [a, b]),
            ),
            value,
          },
        ]
      : [];
  });
  return (name, labels = {}) => {
    const found = samples.find(({ key }) => key === keyOf(name, Object.entries(labels)));
    return found === undefined ? undefined : Number(found.value);
  };
}
const keyOf = (name: string, labels: readonly (readonly [string, string])[]) =>
  `${name} ${labels
    .map((pair) => pair.join('='))
    .sort()
    .join()}`;

describe('what the metrics say', () => {
  it('counts each pass once, and tells rows and freshness of what was read', async () => {
    const ticket = () => ({ connection: String(mirror.connectionId), entity: 'ticket' });
    expect((await read())('sundog_entity_rows', ticket())).toBeUndefined();
    await mirror.sync({ only: ['client', 'ticket'] });
    const first = await read();
    expect(first('sundog_entity_rows', ticket())).toBe(30);
    expect(first('sundog_sync_passes_total', { ...ticket(), result: 'done' })).toBe(1);
    expect(first('sundog_sync_failures_total', ticket())).toBe(0);
    expect(first('sundog_entity_failing', ticket())).toBe(0);
    expect(first('sundog_entity_freshness_target_seconds', ticket())).toBe(300);
    expect(first('sundog_entity_freshness_age_seconds', ticket())).toBeLessThan(60);
    expect(first('sundog_entity_last_success_timestamp_seconds', ticket())).toBeGreaterThan(Date.now() / 1000 - 60);
    // Many looks at once, and one after: none counts anything twice.
    const { metrics } = hub.house.main;
    const lookAtOnce = () => Promise.all(Array.from({ length: 12 }, () => metrics.read()));
    await lookAtOnce(); // every connection of the pool is open now
    await mirror.sync({ only: ['ticket'], full: true });
    await lookAtOnce();
    expect((await read())('sundog_sync_passes_total', { ...ticket(), result: 'done' })).toBe(2);
    mirror.sandbox.control.setPermissions({ agent: { levels: { Tickets: 'None' } } });
    await mirror.sync({ only: ['ticket'], full: true });
    mirror.sandbox.control.setPermissions({ agent: { levels: { Tickets: 'Read Only' } } });
    const failed = await read();
    expect(failed('sundog_sync_failures_total', ticket())).toBe(1);
    expect(failed('sundog_entity_failing', ticket())).toBe(1);
    await mirror.sync({ only: ['ticket'], full: true });
    const mended = await read();
    expect(mended('sundog_sync_failures_total', ticket())).toBe(1);
    expect(mended('sundog_entity_failing', ticket())).toBe(0);
    expect(mended('sundog_sync_passes_total', { ...ticket(), result: 'done' })).toBe(3);
  });

  it('counts what waits and what is wrong', async () => {
    const connection = String(mirror.connectionId);
    await mirror.query(
      `INSERT INTO hub.sync_issue (connection_id, entity, kind, subject, code, sentence, raw, first_seen, last_seen)
       VALUES ($1, 'ticket', 'row', '1', 'x', 'canary of an issue', '{}', now(), now())`,
      [mirror.connectionId],
    );
    await mirror.query(
      `INSERT INTO hub.alarm (connection_id, flow, cause, stage, severity, sentence, meaning, causes, remedy, raised_at, last_seen)
       VALUES ($1, 'full-sync', 'ticket', 1, 'fail', 'canary of an alarm', '', '{}', '', now(), now())`,
      [mirror.connectionId],
    );
    const now = await read();
    expect(now('sundog_entity_quarantined_rows', { connection, entity: 'ticket' })).toBe(1);
    expect(now('sundog_alarms_open', { workspace: '1', severity: 'fail' })).toBe(1);
    expect(now('sundog_alarms_open', { workspace: '1', severity: 'warn' })).toBe(0);
    expect(now('sundog_webhook_deliveries_waiting', { connection })).toBe(0);
    expect(now('sundog_channel_messages_waiting', { workspace: '1' })).toBe(0);
    expect(now('sundog_audit_events_total', { workspace: '1' })).toBeGreaterThanOrEqual(0);
    expect(now('sundog_connection_paused', { connection })).toBe(0);
    expect(now('sundog_database_up')).toBe(1);
    expect(now('sundog_database_pool_connections', { pool: 'work', state: 'limit' })).toBe(10);
    expect(now('sundog_build_info', { version: '1.2.3' })).toBe(1);
    expect(now('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });

  it('tells how long requests took by the pattern of their route, and nothing of what they asked for', async () => {
    await hub.ask('/api/v1/workspaces/4711/connections?canary=query');
    await hub.ask('/canary-of-an-address');
    const route = '/api/v1/workspaces/:workspaceId/connections';
    const counted = (await read())('http_request_duration_seconds_count', { method: 'GET', route, status_code: '401' });
    expect(counted).toBe(1);
    const { text } = await hub.ask('/metrics');
    const names = await mirror.query<{ name: string }>('SELECT name FROM mirror.client');
    expect(names.length).toBeGreaterThan(0);
    for (const secret of ['canary', '4711', ...names.map(({ name }) => name)]) expect(text).not.toContain(secret);
  });

  it('has every metric in the docs', () => {
    const docs = readFileSync(join(import.meta.dirname, '../../../../docs/operations.md'), 'utf8');
    expect(metricDefinitions.filter(({ name }) => !docs.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([]);
  });
});

describe('who may read them', () => {
  it('without a token this machine alone, and nobody through a proxy', async () => {
    expect((await hub.ask('/metrics')).status).toBe(200);
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect((await hub.ask('/metrics', { [header]: '127.0.0.1' })).status, header).toBe(401);
    const byName = await hub.ask('/metrics', { host: 'hub.example.test' });
    expect(byName).toMatchObject({ status: 401, type: expect.stringContaining('problem+json') });
    expect(byName.text).not.toContain('process_');
  });

  it('with a token whoever brings it, and nobody else', async () => {
    const ask = (authorization?: string) => guarded.ask('/metrics', authorization === undefined ? {} : { authorization });
    expect((await ask(`Bearer ${token}`)).status).toBe(200);
    for (const wrong of [undefined, '', 'Bearer', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`])
      expect((await ask(wrong)).status, wrong).toBe(401);
    const proxied = await guarded.ask('/metrics', {
      authorization: `Bearer ${token}`,
      host: 'hub.example.test',
      via: '1.1 proxy',
    });
    expect(proxied.status).toBe(200);
    expect(guarded.logText()).not.toContain(token);
  });
});
