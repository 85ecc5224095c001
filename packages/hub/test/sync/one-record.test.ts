import { NoDetailError, site } from '@sundog/halo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BadRecordKeyError } from '../../src/foundation/errors/bad-record-key.ts';
import { mirrorTableOf } from '../../src/store/mirror/mirror-table.ts';
import { openSandboxMirror, type SandboxMirror } from './sandbox-mirror.ts';

describe('one record, read in full', () => {
  let mirror: SandboxMirror;

  beforeAll(async () => {
    mirror = await openSandboxMirror({ seed: 3, world: { tickets: 120 } });
    await mirror.sync({ only: ['ticket', 'site'] });
  });
  afterAll(() => mirror.close());

  const readRecord = (entity: string, id: number | string) => mirror.sync({ record: { entity, id } });
  const siteRow = async (id: number) => {
    const [row] = await mirror.query<Record<string, unknown>>('SELECT * FROM mirror.site WHERE id = $1', [id]);
    return row ?? {};
  };
  const lastRequest = () => mirror.sandbox.control.requests().at(-1);

  it('fills the columns that lists do not give, and keeps them in the next full pass', async () => {
    const before = await siteRow(4);
    expect(before['raw_detail']).toBeNull();
    mirror.sandbox.control.edit({
      entity: 'site',
      key: 4,
      changes: { notes: 'Keys are at the desk', phonenumber: '+44 20 7946 0000' },
    });
    expect(await readRecord('site', 4)).toMatchObject({ outcome: 'complete', rowsWritten: 1, requests: 1 });
    expect(lastRequest()?.path).toBe('site/4');
    const detailed = await siteRow(4);
    expect(JSON.parse(String(detailed['raw_detail']))).toMatchObject({ id: 4, notes: 'Keys are at the desk' });
    expect(detailed['detail_at']).not.toBeNull();

    mirror.sandbox.control.edit({ entity: 'site', key: 4, changes: { name: 'Renamed since' } });
    await mirror.sync({ only: ['site'], full: true });
    const after = await siteRow(4);
    expect(after['name']).toBe('Renamed since');
    expect(after['raw_detail']).toBe(detailed['raw_detail']);
    const columns = mirrorTableOf(site).columns.flatMap(({ column, from }) => (from === 'detail' ? [column] : []));
    for (const column of columns) expect([column, after[column]]).toEqual([column, detailed[column]]);
    expect(columns.some((column) => detailed[column] !== null && before[column] === null)).toBe(true);
  });

  it('leaves alone what only lists give', async () => {
    const columnsOf = async () => {
      const [row] = await mirror.query<Record<string, unknown>>('SELECT * FROM mirror.ticket WHERE id = 17');
      return row ?? {};
    };
    const { control } = mirror.sandbox;
    const before = await columnsOf();
    expect(before['client_name']).toEqual(expect.any(String));
    control.edit({ entity: 'ticket', key: 17, changes: { summary: 'Changed since the list' } });
    control.addFault({ match: { path: '^tickets/17$' }, fault: 'drop-field', args: { field: 'client_name' } });
    await readRecord('ticket', '17');
    expect(control.strikes().at(-1)).toMatchObject({ fault: 'drop-field' });
    const after = await columnsOf();
    expect(JSON.parse(String(after['raw_detail']))).not.toHaveProperty('client_name');
    expect(after['client_name']).toBe(before['client_name']);
    expect(after['summary']).toBe('Changed since the list');
    expect(after['raw']).toBe(before['raw']);
  });

  it('that no list has shown yet is there all the same, and the next list completes it', async () => {
    const made = mirror.sandbox.control.edit({
      entity: 'ticket',
      changes: { summary: 'Just made', tickettype_id: 1, client_id: 5 },
    });
    const id = Number(made?.['id']);
    expect(await readRecord('ticket', id)).toMatchObject({ outcome: 'complete' });
    expect(await mirror.query('SELECT summary, content_hash FROM mirror.ticket WHERE id = $1', [id])).toEqual([
      { summary: 'Just made', content_hash: null },
    ]);
    await mirror.sync({ only: ['ticket'], full: true });
    const [row] = await mirror.query<{ content_hash: string | null; raw_detail: string }>(
      'SELECT content_hash, raw_detail FROM mirror.ticket WHERE id = $1',
      [id],
    );
    expect(row?.content_hash).not.toBeNull();
    expect(row?.raw_detail).toContain('Just made');
  });

  it('F23: that is gone becomes a tombstone, and one that never was says so', async () => {
    mirror.sandbox.control.edit({ entity: 'site', key: 6, delete: true });
    const report = await readRecord('site', 6);
    expect(report.entities[0]).toMatchObject({
      phase: 'done',
      tombstoned: 1,
      message: expect.stringContaining('marked as deleted'),
    });
    expect((await siteRow(6))['deleted_at']).not.toBeNull();
    const never = await readRecord('site', 999_999);
    expect(never.entities[0]).toMatchObject({ tombstoned: 0, message: 'Halo has no such record.' });
  });

  it('of a history is named by its parent and its number', async () => {
    const [truth] = [...mirror.sandbox.oracle.snapshot('action')].filter((row) => Number(row['id']) === 3);
    const ticketId = Number(truth?.['ticket_id']);
    expect(await readRecord('action', `${ticketId}:3`)).toMatchObject({ outcome: 'complete', rowsWritten: 1 });
    expect(lastRequest()).toMatchObject({ path: 'actions/3', query: { ticket_id: String(ticketId) } });
    expect(await mirror.query('SELECT ticket_id, id, note FROM mirror.action')).toEqual([
      { ticket_id: ticketId, id: 3, note: truth?.['note'] },
    ]);
    mirror.sandbox.control.edit({ entity: 'action', key: `${ticketId}:3`, delete: true });
    expect((await readRecord('action', `${ticketId}:3`)).entities[0]).toMatchObject({ tombstoned: 1 });
  });

  it('is not asked for where its name cannot be right', async () => {
    const before = mirror.sandbox.control.requests().length;
    await expect(readRecord('action', 3)).rejects.toThrow(BadRecordKeyError);
    await expect(readRecord('ticket', 'abc')).rejects.toThrow(BadRecordKeyError);
    expect(mirror.sandbox.control.requests()).toHaveLength(before);
  });

  it.each(['priority', 'lookup', 'invoice_line', 'asset_software'])(
    'of %s cannot be asked for, which is said',
    async (entity) => {
      const before = mirror.sandbox.control.requests().length;
      await expect(readRecord(entity, '1')).rejects.toThrow(NoDetailError);
      await expect(readRecord(entity, '1')).rejects.toThrow(/^A single record of .+ cannot be asked for\.$/);
      expect(mirror.sandbox.control.requests()).toHaveLength(before);
    },
  );
});
