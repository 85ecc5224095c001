import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import type { SyncReport } from '../../src/engine/sync/progress.ts';
import { toTableName } from '../../src/store/mirror/mirror-table.ts';
import { openSandboxMirror, type SandboxMirror } from './sandbox-mirror.ts';
import { trueKeys } from './true-keys.ts';

describe('the first sync of the scenario small', () => {
  let mirror: SandboxMirror;
  let first: SyncReport;

  beforeAll(async () => {
    mirror = await openSandboxMirror({ scenario: 'small', seed: 7 });
    first = await mirror.sync({ part: 'lists' });
  }, 180_000);
  afterAll(() => mirror.close());

  it('reads every list and proves each complete', () => {
    const bad = first.entities.filter((entity) => entity.phase !== 'done' || !entity.isComplete);
    expect(bad.map(({ entity, message }) => `${entity}: ${message}`)).toEqual([]);
    expect(first.outcome).toBe('complete');
  });

  const listed = entities.filter((entity) => !entity.isHistory).map(({ halo }) => [halo.name, halo] as const);
  it.each(listed)('%s: the mirror holds exactly the records that the sandbox committed', async (name, halo) => {
    const expected = trueKeys(mirror.sandbox, halo);
    expect(expected.length).toBeGreaterThan(0);
    expect(await mirror.keysOf(name)).toEqual(expected);
  });

  it('keeps every row to the letter of what the list gives', async () => {
    const rows = await mirror.query<{ id: number; raw: string; summary: string; client_id: number }>(
      'SELECT id, raw, summary, client_id FROM mirror.ticket ORDER BY id LIMIT 100',
    );
    const snapshot = new Map([...mirror.sandbox.oracle.snapshot('ticket')].map((row) => [row['id'], row]));
    for (const row of rows) {
      const truth = snapshot.get(row.id);
      expect(JSON.parse(row.raw)).toMatchObject({ id: row.id, summary: truth?.['summary'] });
      expect(row.summary).toBe(truth?.['summary']);
      expect(row.client_id).toBe(truth?.['client_id']);
    }
  });

  it('writes nothing when it is run again', async () => {
    const again = await mirror.sync({ part: 'lists', full: true });
    expect(again.entities.filter((entity) => entity.rowsWritten > 0).map((entity) => entity.entity)).toEqual([]);
    expect(again.rowsWritten).toBe(0);
    expect(again.rowsRead).toBe(first.rowsRead);
  }, 120_000);

  it('finds what was changed, made and deleted', async () => {
    const { control } = mirror.sandbox;
    control.edit({ entity: 'client', key: 5, changes: { name: 'Renamed Ltd' } });
    control.edit({ entity: 'asset', key: 17, delete: true });
    await mirror.sync({ only: ['client', 'asset'], full: true });
    const [client] = await mirror.query<{ name: string }>('SELECT name FROM mirror.client WHERE id = 5');
    expect(client?.name).toBe('Renamed Ltd');
    const [asset] = await mirror.query<{ deleted_at: Date | null }>('SELECT deleted_at FROM mirror.asset WHERE id = 17');
    expect(asset?.deleted_at).not.toBeNull();
  }, 60_000);

  it('reads only what is new where the list can be read newest first', async () => {
    const before = mirror.sandbox.control.requests().length;
    mirror.sandbox.control.edit({ entity: 'ticket', key: 4000, changes: { summary: 'Changed since' } });
    const report = await mirror.sync({ only: ['ticket'] });
    expect(report.entities[0]).toMatchObject({ kind: 'incremental', phase: 'done' });
    expect(mirror.sandbox.control.requests().length - before).toBeLessThan(10);
    const [ticket] = await mirror.query<{ summary: string }>('SELECT summary FROM mirror.ticket WHERE id = 4000');
    expect(ticket?.summary).toBe('Changed since');
  });

  it('names every list in its report', () => {
    const reported = new Set(first.entities.map(({ entity }) => entity));
    const missing = entities.filter(
      ({ halo, isHistory }) => halo.source.by === 'list' && !isHistory && !reported.has(toTableName(halo.name)),
    );
    expect(missing.map(({ halo }) => halo.name)).toEqual([]);
  });
});
