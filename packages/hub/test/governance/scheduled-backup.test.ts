import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readBackupSchedule, runDueBackup, setBackupSchedule } from '../../src/features/backup/schedule-backups.ts';
import { localOperator } from '../../src/foundation/actor.ts';
import { readManifest } from '../../src/store/backup/manifest.ts';
import { createTestDatabase } from '../test-database.ts';

it('makes a backup when one is due, keeps the newest, and tells of one that failed', async () => {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'sundog-scheduled-'));
  let now = Date.parse('2026-03-01T00:00:00Z');
  const clock = { now: () => now, sleep: async () => undefined };
  const deps = { store: database.store, workspaceId: 1, clock, actor: localOperator(), key: Buffer.alloc(32, 9) };
  try {
    await setBackupSchedule(deps, { everyHours: 24, keep: 2, folder });
    expect(await runDueBackup(deps)).toBe(join(folder, 'sundog-2026-03-01T00-00-00Z'));
    expect(await runDueBackup(deps)).toBeNull();
    for (let day = 0; day < 2; day += 1) {
      now += 24 * 3_600_000;
      await runDueBackup(deps);
    }
    expect((await readdir(folder)).sort()).toEqual(['sundog-2026-03-02T00-00-00Z', 'sundog-2026-03-03T00-00-00Z']);
    await readManifest(join(folder, 'sundog-2026-03-03T00-00-00Z'));
    now += 24 * 3_600_000;
    await writeFile(join(folder, 'sundog-2026-03-04T00-00-00Z'), 'in the way');
    await expect(runDueBackup(deps)).rejects.toMatchObject({ code: expect.any(String) });
    expect(await readBackupSchedule(deps)).toMatchObject({
      lastError: expect.any(String),
      lastFolder: expect.stringContaining('03-03'),
    });
  } finally {
    await rm(folder, { recursive: true });
    await database.close();
  }
});
