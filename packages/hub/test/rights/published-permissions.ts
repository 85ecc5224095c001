import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';

/** One row of a table: the cells by the name of their column. */
export type TableRow = Readonly<Record<string, string>>;

const folder = fileURLToPath(new URL('../../../../../shared/halo/', import.meta.url));

function readText(context: TestContext, file: string): string {
  if (!existsSync(folder)) context.skip('../shared/halo is not beside this checkout: nothing to compare with.');
  return readFileSync(`${folder}${file}`, 'utf8');
}

/** The table under one heading of PERMISSIONS.md. Skips the test where the file is absent. */
export function readPermissionsTable(context: TestContext, heading: string): readonly TableRow[] {
  const section = readText(context, 'PERMISSIONS.md')
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new TypeError(`PERMISSIONS.md has no section "${heading}".`);
  const [head, , ...lines] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf);
  return lines.map((cells) => Object.fromEntries((head ?? []).map((column, index) => [column, cells[index] ?? ''])));
}

/** The permissions of applications that API.md 1.5 lists as complete, and `all:teams`, which it lists as seen elsewhere. */
export function readPublishedScopes(context: TestContext): readonly string[] {
  const text = readText(context, 'API.md');
  const line = text.split('\n').find((one) => one.startsWith('`all` `all:standard` `admin` |')) ?? '';
  const names = [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
  return text.includes('Seen elsewhere: `all:teams`') ? [...names, 'all:teams'] : names;
}

function cellsOf(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
