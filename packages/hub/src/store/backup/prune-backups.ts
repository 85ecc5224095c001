import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const made = /^sundog-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/;
const left = /^sundog-[\dTZ-]+\.(?:partial-\d+|removing)$/;

/** The name of a scheduled backup; by name is by time. */
export function backupName(now: Date): string {
  return `sundog-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

/**
 * Removes all but the newest scheduled backups of a folder, and what a killed run left of one. Nothing else in the folder is touched, and
 * one that is half removed no longer has the name of a backup.
 */
export async function pruneBackups(folder: string, keep: number): Promise<readonly string[]> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => left.test(one))) await rm(join(folder, name), { recursive: true, force: true });
  const old = names
    .filter((one) => made.test(one))
    .sort()
    .slice(0, -keep);
  for (const name of old) {
    await rename(join(folder, name), join(folder, `${name}.removing`));
    await rm(join(folder, `${name}.removing`), { recursive: true });
  }
  return old;
}
