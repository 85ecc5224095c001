import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from '../../src/store/access.ts';
import { openAudit, type TestAudit } from './open-audit.ts';

let audit: TestAudit;
beforeEach(async () => {
  audit = await openAudit();
  await audit.write(10);
});
afterEach(() => audit.close());

const anchors = () => join(audit.dataDir, 'audit-anchors.jsonl');
const verify = async (files: readonly string[] = []) => {
  const [report] = await audit.whole.verifyAll(files);
  return report;
};
const faultOf = async (files: readonly string[] = []) => (await verify(files))?.fault;

/** What somebody does who knows how the hashes are made: every row from this one on gets a new hash, and the head too. */
const chainAnew = (from: number) => `
  DO $$ DECLARE event hub.audit_event; BEGIN
    FOR event IN SELECT * FROM hub.audit_event WHERE seq >= ${from} ORDER BY seq LOOP
      event.previous_hash := coalesce((SELECT hash FROM hub.audit_event WHERE seq = event.seq - 1), decode(repeat('00', 32), 'hex'));
      event.hash := hub.audit_hash(event);
      UPDATE hub.audit_event SET previous_hash = event.previous_hash, hash = event.hash WHERE id = event.id;
    END LOOP;
    UPDATE hub.audit_head h SET seq = e.seq, hash = e.hash FROM hub.audit_event e WHERE e.seq = (SELECT max(seq) FROM hub.audit_event);
  END $$`;

it('finds nothing where nothing was done, and counts what it looked at', async () => {
  await audit.whole.anchor();
  expect(await verify()).toMatchObject({ chain: 1, rows: 10, anchors: 1, fault: null, last: { seq: 10 } });
  expect(await audit.desk.verify()).toMatchObject({ chain: 1, rows: 10, fault: null });
});

describe('S83: as the owner of the database', () => {
  it.each([
    ['what', `UPDATE hub.audit_event SET verb = 'note.read' WHERE seq = 5`],
    ['who', `UPDATE hub.audit_event SET actor = 'operator:nobody' WHERE seq = 5`],
    ['on what', `UPDATE hub.audit_event SET subject = 'note 99' WHERE seq = 5`],
    ['when, by a microsecond', `UPDATE hub.audit_event SET at = at + interval '1 microsecond' WHERE seq = 5`],
    ['from where', `UPDATE hub.audit_event SET ip = '192.0.2.1' WHERE seq = 5`],
    ['how it ended', `UPDATE hub.audit_event SET result = 'failed' WHERE seq = 5`],
    ['the detail', `UPDATE hub.audit_event SET detail = detail || '{"text": "another"}' WHERE seq = 5`],
    ['null for an empty text', `UPDATE hub.audit_event SET user_agent = '' WHERE seq = 5`],
    ['a boundary between two columns', `UPDATE hub.audit_event SET subject_kind = 'note5', subject_id = '' WHERE seq = 5`],
    ['the hash', `UPDATE hub.audit_event SET hash = sha256('x') WHERE seq = 5`],
  ])('changing %s is found at its row', async (_, statement) => {
    await audit.tamper(statement);
    expect(await faultOf()).toMatchObject({ kind: 'changed', seq: 5 });
    expect(await audit.desk.verify()).toMatchObject({ rows: 4, fault: { kind: 'changed', seq: 5 } });
  });

  it('changing a row together with its hash is found at that row, also at the last one', async () => {
    const change = (seq: number) => `UPDATE hub.audit_event SET actor = 'operator:nobody' WHERE seq = ${seq}`;
    const rehash = (seq: number) => `UPDATE hub.audit_event e SET hash = hub.audit_hash(e) WHERE seq = ${seq}`;
    await audit.tamper(change(10), rehash(10));
    expect(await faultOf()).toMatchObject({ kind: 'changed', seq: 10 });
    await audit.tamper(change(5), rehash(5));
    expect(await faultOf()).toMatchObject({ kind: 'changed', seq: 5 });
  });

  it('deleting rows is found at the first one, also where the rest was numbered anew', async () => {
    await audit.tamper('DELETE FROM hub.audit_event WHERE seq IN (4, 5)');
    expect(await faultOf()).toMatchObject({ kind: 'missing', seq: 4, sentence: 'Rows 4 to 5 are missing.' });
    // One statement would meet its own numbers.
    await audit.tamper(...[6, 7, 8, 9, 10].map((seq) => `UPDATE hub.audit_event SET seq = seq - 2 WHERE seq = ${seq}`));
    expect(await faultOf()).toMatchObject({ kind: 'missing', seq: 4, sentence: 'Rows 4 to 5 are missing.' });
  });

  it('deleting the first row is found', async () => {
    await audit.tamper('DELETE FROM hub.audit_event WHERE seq = 1');
    expect(await faultOf()).toMatchObject({ kind: 'missing', seq: 1 });
  });

  it('swapping two rows is found at the first of them', async () => {
    await audit.tamper(
      'UPDATE hub.audit_event SET seq = -1 WHERE seq = 5',
      'UPDATE hub.audit_event SET seq = 5 WHERE seq = 7',
      'UPDATE hub.audit_event SET seq = 7 WHERE seq = -1',
    );
    expect(await faultOf()).toMatchObject({ kind: 'reordered', seq: 5, sentence: expect.stringContaining('stands as row 7') });
  });

  it('adding a row that the hub did not write is found', async () => {
    await audit.tamper(`INSERT INTO hub.audit_event (workspace_id, at, actor, verb, subject, seq, previous_hash, hash)
      SELECT 1, now(), 'operator:nobody', 'note.write', 'note 11', 11, hash, sha256('x') FROM hub.audit_event WHERE seq = 10`);
    expect(await faultOf()).toMatchObject({ seq: 11 });
    await audit.tamper('UPDATE hub.audit_event e SET hash = hub.audit_hash(e) WHERE seq = 11');
    expect(await faultOf()).toMatchObject({ kind: 'beyond-head', seq: 11 });
  });

  it('cutting off the end is found by the head, and by an anchor where the head was set back too', async () => {
    const kept = join(audit.dataDir, 'kept.json');
    await writeFile(kept, JSON.stringify(await audit.whole.heads()));
    await audit.tamper('DELETE FROM hub.audit_event WHERE seq > 7');
    expect(await verify()).toMatchObject({
      rows: 7,
      fault: { kind: 'truncated', seq: 8, sentence: expect.stringContaining('head names row 10') },
    });
    await audit.tamper('UPDATE hub.audit_head h SET seq = e.seq, hash = e.hash FROM hub.audit_event e WHERE e.seq = 7');
    expect(await faultOf()).toBeNull();
    expect(await faultOf([kept])).toMatchObject({ kind: 'truncated', seq: 8, sentence: expect.stringContaining('anchor') });
  });

  it('removing everything is found by an anchor', async () => {
    await audit.whole.anchor();
    await audit.tamper('DELETE FROM hub.audit_event', 'DELETE FROM hub.audit_head');
    expect(await verify()).toMatchObject({ chain: 1, rows: 0, fault: { kind: 'truncated', seq: 1 } });
  });

  it('writing the whole chain anew is found by an anchor, which tells from which row on', async () => {
    await audit.whole.anchor();
    await audit.write(5);
    await audit.whole.anchor();
    await audit.write(5);
    await audit.tamper(`UPDATE hub.audit_event SET actor = 'operator:nobody' WHERE seq = 12`, chainAnew(12));
    expect(await audit.desk.verify()).toMatchObject({
      rows: 14,
      anchors: 1,
      fault: { kind: 'rewritten', seq: 11, sentence: expect.stringContaining('between 11 and 15') },
    });
    await writeFile(anchors(), '');
    expect(await faultOf()).toBeNull();
  });

  it('changing anything is refused while the triggers stand', async () => {
    for (const statement of [
      `UPDATE hub.audit_event SET actor = 'nobody' WHERE seq = 5`,
      'DELETE FROM hub.audit_event WHERE seq = 5',
      'TRUNCATE hub.audit_event',
    ])
      await expect(
        withClient(audit.store.access.configFor('owner'), (owner) => owner.query(statement)),
        statement,
      ).rejects.toThrow('The audit only grows');
    expect(await faultOf()).toBeNull();
  });
});

describe('anchors', () => {
  it('stand in a file for its owner alone, one line each time', async () => {
    await audit.whole.anchor();
    await audit.write(1);
    const [written] = await audit.whole.anchor();
    const lines = (await readFile(anchors(), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual([10, 11]);
    expect(JSON.parse(lines[1] ?? '')).toEqual(written);
    expect((await stat(anchors())).mode & 0o777).toBe(0o600);
  });

  it('that were kept elsewhere count as well, in the form in which they are printed', async () => {
    const kept = join(audit.dataDir, 'kept.json');
    await writeFile(kept, JSON.stringify(await audit.whole.heads(), null, 2));
    expect(await verify([kept])).toMatchObject({ anchors: 1, fault: null });
    await audit.tamper(`UPDATE hub.audit_event SET actor = 'operator:nobody' WHERE seq = 2`, chainAnew(2));
    expect(await faultOf()).toBeNull();
    expect(await faultOf([kept])).toMatchObject({ kind: 'rewritten', seq: 1 });
  });

  it('that cannot be read pass for no proof', async () => {
    await expect(audit.whole.verifyAll([join(audit.dataDir, 'absent')])).rejects.toMatchObject({ code: 'audit-anchor-missing' });
    await audit.whole.anchor();
    await appendFile(anchors(), '{"chain":1,"se');
    await expect(audit.whole.verifyAll([])).rejects.toMatchObject({
      code: 'audit-anchor-unreadable',
      causes: [expect.stringContaining('line 2')],
    });
    // Half a line does not spoil the next one.
    await audit.whole.anchor();
    expect((await readFile(anchors(), 'utf8')).trim().split('\n')).toHaveLength(3);
  });
});
