import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One numbered step of the database's structure. */
export interface Migration {
  readonly number: number;
  /** `connection-secret`. */
  readonly name: string;
  /** `0004-connection-secret.sql`. */
  readonly file: string;
  /** SQL with `{{owner}}`, `{{app}}`, `{{query}}` and `{{reader}}` for the roles. */
  readonly text: string;
  /** SHA-256 of the text, before the roles are put in. */
  readonly checksum: string;
}

const ownFolder = join(import.meta.dirname, 'migrations');

/** The migrations in a folder, by number. */
export async function readMigrations(folder = ownFolder): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations = await Promise.all(files.map((file) => readMigration(folder, file)));
  for (const [index, { number, file }] of migrations.entries())
    if (migrations[index - 1]?.number === number) throw new TypeError(`Two migrations have the number of ${file}.`);
  return migrations;
}

async function readMigration(folder: string, file: string): Promise<Migration> {
  const parts = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file);
  if (!parts?.[1] || !parts[2]) throw new TypeError(`${file} is not named NNNN-what-it-does.sql.`);
  // A checkout on Windows may have other line ends; it is the same migration.
  const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
  return { number: Number(parts[1]), name: parts[2], file, text, checksum: createHash('sha256').update(text).digest('hex') };
}
