import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withClient } from '../../src/store/access.ts';
import { createBackup } from '../../src/store/backup/create-backup.ts';
import { restoreBackup } from '../../src/store/backup/restore-backup.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { createEmptyTestDatabase, type EmptyTestDatabase } from '../test-database.ts';
import { openAudit, type TestAudit } from './open-audit.ts';

let folder: string;
let empty: EmptyTestDatabase;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), `sundog-kept-${process.pid}-`));
  empty = await createEmptyTestDatabase();
});
afterEach(async () => {
  await empty.close();
  await rm(folder, { recursive: true });
});

const key = Buffer.alloc(32, 9);
const silent = () => undefined;
const openRestored = async (): Promise<TestAudit> => {
  const store = openDatabase(empty.access);
  return openAudit({ store, close: () => store.close() });
};

it('a backup and its restoring keep every hash, and the chain goes on from there', async () => {
  const audit = await openAudit();
  await audit.write(7);
  const heads = await audit.whole.heads();
  const to = join(folder, 'b');
  await createBackup(audit.store.access, { folder: to, key, includeKey: false, now: new Date() });
  await audit.close();
  await restoreBackup(empty.access, { folder: to, key, say: silent });

  const restored = await openRestored();
  try {
    expect((await restored.whole.heads()).map(({ seq, hash }) => ({ seq, hash }))).toEqual(
      heads.map(({ seq, hash }) => ({ seq, hash })),
    );
    await restored.write(3);
    expect(await restored.whole.verifyAll([])).toMatchObject([{ chain: 1, rows: 10, fault: null }]);
    // What a restore switches off is on again.
    const change = withClient(empty.access.configFor('owner'), (owner) => owner.query('DELETE FROM hub.audit_event'));
    await expect(change).rejects.toThrow('The audit only grows');
  } finally {
    await restored.close();
  }
});

it('rows of the version before are chained where they stand, and can be asked for by what they are about', async () => {
  const { access } = empty;
  const asOwner = <T>(work: Parameters<typeof withClient<T>>[1]) => withClient(access.configFor('owner'), work);
  await asOwner((owner) => migrate(owner, { roles: access.roles, upTo: 63 }));
  await asOwner((owner) => owner.query(`INSERT INTO hub.workspace (name) VALUES ('Other')`));
  await withClient(access.configFor('app'), async (app) => {
    for (const workspace of [1, 2, 1]) {
      await app.query(`SELECT set_config('sundog.workspace_id', '${workspace}', false)`);
      await app.query(`INSERT INTO hub.audit_event (at, actor, verb, subject, detail)
        SELECT now(), 'operator:root', 'issue.dismiss', s, '{"why": "ünï"}'
          FROM unnest(ARRAY['connection 3', 'issue 4, 5', 'backup schedule']) AS s`);
    }
  });
  await asOwner((owner) => migrate(owner, { roles: access.roles }));

  const audit = await openRestored();
  try {
    await audit.write(1);
    expect(await audit.whole.verifyAll([])).toMatchObject([
      { chain: 1, rows: 7, fault: null },
      { chain: 2, rows: 3, fault: null },
    ]);
    const about = async (subject: string) => (await audit.desk.list({ filter: { subjects: [subject] } })).records.length;
    expect([
      await about('connection 3'),
      await about('issue 5'),
      await about('backup schedule'),
      await about('issue 45'),
    ]).toEqual([2, 2, 2, 0]);
  } finally {
    await audit.close();
  }
});

it('a backup of the version before is chained when it is restored', async () => {
  const older = await createEmptyTestDatabase();
  const to = join(folder, 'older');
  try {
    await withClient(older.access.configFor('owner'), (owner) => migrate(owner, { roles: older.access.roles, upTo: 63 }));
    await withClient(older.access.configFor('app'), async (app) => {
      await app.query(`SELECT set_config('sundog.workspace_id', '1', false)`);
      await app.query(`INSERT INTO hub.audit_event (at, actor, verb, subject) VALUES (now(), 'operator:root', 'v', 's')`);
    });
    await createBackup(older.access, { folder: to, key, includeKey: false, now: new Date() });
  } finally {
    await older.close();
  }
  await restoreBackup(empty.access, { folder: to, key, say: silent });
  const audit = await openRestored();
  try {
    await audit.write(1);
    expect(await audit.whole.verifyAll([])).toMatchObject([{ chain: 1, rows: 2, fault: null }]);
  } finally {
    await audit.close();
  }
});
