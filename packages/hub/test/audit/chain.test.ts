import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/store/access.ts';
import type { Db } from '../../src/store/database.ts';
import { insertAuditEntry } from '../../src/store/rows/audit-rows.ts';
import { openAudit, type TestAudit, writeNote } from './open-audit.ts';

let audit: TestAudit;
beforeEach(async () => {
  audit = await openAudit();
  await withClient(audit.store.access.configFor('owner'), (owner) =>
    owner.query(`INSERT INTO hub.workspace (name) VALUES ('Other')`),
  );
});
afterEach(() => audit.close());

const entry = { actor: 'operator:tester', verb: 'note.write', subject: 'note 1', detail: {}, at: new Date() };
const seqs = async (workspaceId = 1) =>
  (await audit.store.inWorkspace(workspaceId, (db) => db.client.query('SELECT seq FROM hub.audit_event ORDER BY seq'))).rows.map(
    ({ seq }) => seq,
  );
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const isWhole = async () => expect((await audit.whole.verifyAll([])).map(({ fault }) => fault).filter(Boolean)).toEqual([]);

it('ties rows of many at once into one chain per workspace, without a gap', async () => {
  const work = upTo(50).map((number) => {
    const workspaceId = number % 5 === 0 ? 2 : 1;
    return writeNote({ ...audit.deps, workspaceId }, { subject: `note ${number}` });
  });
  await Promise.all(work);
  expect(await seqs(1)).toEqual(upTo(40));
  expect(await seqs(2)).toEqual(upTo(10));
  await isWhole();
});

it('leaves no gap where transactions are rolled back, or their connection is cut', async () => {
  const work = upTo(30).map(async (number) => {
    const done = audit.store.inWorkspace(1, async (db) => {
      await insertAuditEntry(db, entry);
      if (number % 3 === 0) throw new TypeError('undone');
      if (number % 10 === 1) {
        const pid = (await db.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
        await withClient(audit.store.access.configFor('app'), (other) => other.query('SELECT pg_terminate_backend($1)', [pid]));
        await db.client.query('SELECT 1');
      }
    });
    await done.catch(() => undefined); // what was undone is what this is about
  });
  await Promise.all(work);
  await audit.write(1);
  // Of 30 ten were rolled back, and two more were cut off.
  expect(await seqs()).toEqual(upTo(19));
  await isWhole();
});

it('keeps text from anywhere as it can be kept', async () => {
  const text = { nul: 'a\u0000b', half: '\ud83d', steer: '\u001b[2J\u202e', number: 1.1, big: 12345678901234567890n.toString() };
  await writeNote(audit.deps, { subject: 'ünï 🔑\r\n, \\ "quoted"', text });
  await writeNote(audit.deps, { subject: '', text: ['12:34,', '-,', ''] });
  await isWhole();
  const { records } = await audit.desk.list({});
  expect(records[1]).toMatchObject({ detail: { text: { nul: 'a\ufffdb', half: '\ufffd', number: 1.1 } } });
});

describe('the app', () => {
  const insert = (columns: string, values: string) =>
    audit.store.inWorkspace(1, (db) =>
      db.client.query(
        `INSERT INTO hub.audit_event (at, actor, verb, subject, ${columns}) OVERRIDING SYSTEM VALUE VALUES (now(), 'a', 'v', 's', ${values}) ON CONFLICT DO NOTHING`,
      ),
    );

  it.each([
    ['seq', '7'],
    ['hash', `'x'`],
    ['previous_hash', `'x'`],
    ['id', '1'],
    ['workspace_id', '2'],
  ])('may not choose %s', async (column, value) => {
    await expect(insert(column, value)).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    `UPDATE hub.audit_head SET seq = 0`,
    'DELETE FROM hub.audit_head',
    `INSERT INTO hub.audit_head VALUES (9, 1, 'x', now())`,
    'ALTER TABLE hub.audit_event DISABLE TRIGGER chain_audit',
    'SELECT hub.chain_audit()',
    `SET session_replication_role = 'replica'`,
  ])('may not %s', async (sql) => {
    await audit.write(1);
    await expect(audit.store.inWorkspace(1, (db) => db.client.query(sql))).rejects.toMatchObject({ code: '42501' });
  });

  it('sees no head of another workspace', async () => {
    await audit.write(1, 1);
    await audit.write(2, 2);
    const heads = await audit.store.inWorkspace(2, (db) => db.client.query('SELECT chain, seq FROM hub.audit_head'));
    expect(heads.rows).toEqual([{ chain: 2, seq: 2 }]);
  });
});

it('has a chain of its own for the installation, which no workspace sees', async () => {
  const events = upTo(20).map((number) =>
    audit.store.inInstallation((db) => insertAuditEntry(db, { ...entry, verb: 'session.begin', subject: `account ${number}` })),
  );
  await Promise.all([...events, audit.write(3)]);
  expect((await audit.whole.verifyAll([])).map(({ chain, rows, fault }) => [chain, rows, fault])).toEqual([
    [0, 20, null],
    [1, 3, null],
  ]);
  expect((await audit.desk.list({})).records).toHaveLength(3);
  expect((await audit.whole.list({})).records).toHaveLength(20);
  expect(await audit.whole.facets({})).toMatchObject({ verb: [{ value: 'session.begin', rows: 20 }] });
  const headsOf = async (scope: 'workspace' | 'installation') => {
    const ask = (db: Db) => db.client.query('SELECT chain FROM hub.audit_head');
    return (scope === 'workspace' ? await audit.store.inWorkspace(1, ask) : await audit.store.inInstallation(ask)).rows;
  };
  expect(await headsOf('workspace')).toEqual([{ chain: 1 }]);
  expect(await headsOf('installation')).toEqual([{ chain: 0 }]);
});

describe('an attempt', () => {
  const guest = () => ({
    ...audit.deps,
    actor: {
      kind: 'person' as const,
      name: 'guest@example.test',
      may: new Set(['note.read']),
      accountId: 'a7',
      origin: { ip: '192.0.2.7', userAgent: 'Browser\r\n1', requestId: 'r-1' },
    },
  });

  it('S84: that was refused is kept, with who and from where', async () => {
    await expect(writeNote(guest(), { subject: 'note 1', connectionId: 3 } as never)).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const { records } = await audit.desk.list({});
    expect(records).toMatchObject([
      {
        actor: 'person:guest@example.test',
        accountId: 'a7',
        verb: 'note.write',
        subject: 'connection 3',
        subjectKind: 'connection',
        subjectId: '3',
        result: 'refused',
        ip: '192.0.2.7',
        userAgent: 'Browser\r\n1',
        requestId: 'r-1',
        detail: { code: 'not-permitted' },
      },
    ]);
    await isWhole();
  });

  it('of a person that failed is kept with its code, and nothing of its text; that of the command line is not', async () => {
    const may = new Set(['note.write']);
    const person = { ...guest(), actor: { ...guest().actor, may } };
    await expect(writeNote(person, { subject: 'note 1', ending: 'throw' })).rejects.toThrow('as the test wanted');
    await expect(writeNote(audit.deps, { subject: 'note 1', ending: 'throw' })).rejects.toThrow('as the test wanted');
    const { records } = await audit.desk.list({});
    expect(records.map(({ result, detail }) => [result, detail])).toEqual([['failed', { code: 'internal-error' }]]);
    await writeNote(person, { subject: 'note 1' });
    expect((await audit.desk.list({})).records[0]).toMatchObject({ result: 'done', accountId: 'a7', requestId: 'r-1' });
  });
});
