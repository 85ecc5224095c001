import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, root } from './source-files.ts';
import { findBreaches, sourceRules } from './source-rules.ts';

const own = /^scripts\/source-rules(\.test)?\.ts$/;
const kept = listFiles().filter((path) => path !== 'package-lock.json' && !own.test(path));

test('the whole repository keeps the rules that its text shows', () => {
  expect(kept.length).toBeGreaterThan(50);
  expect(kept.flatMap((path) => findBreaches(path, readFileSync(join(root, path), 'utf8')))).toEqual([]);
});

const file = 'packages/hub/src/engine/sync/thing.ts';
const faults: readonly (readonly [rule: string, path: string, text: string, lines: readonly number[]])[] = [
  ['one thing per file', file, 'const a = 1;\n'.repeat(301), [0]],
  ['names that say something', 'packages/halo/src/utils/page.ts', '', [0]],
  ['names that say something', 'packages/halo/src/row-helper.ts', '', [0]],
  ['names that say something', 'packages/halo/src/ticket.service.ts', '', [0]],
  ['names that say something', 'packages/halo/test/shared-rows.test.ts', '', [0]],
  ['names that say something', 'packages/halo/test/row-manager.test.ts', '', [0]],
  ['names in kebab-case', 'packages/halo/src/rateBudget.ts', '', [0]],
  ['types that hold', file, 'let a: any;\nlet b = c as any;\nlet d: Array<any>;\n// @ts-ignore', [1, 2, 3, 4]],
  ['tests that run', 'packages/hub/test/a.test.ts', "ok\ntest.skip('x');\ndescribe.only('y');\nxit('z');", [2, 3, 4]],
  ['errors that are heard', file, 'try {\n} catch {}\np.catch(() => {});\np.catch(() => undefined);', [2, 3, 4]],
  ['finished work', file, 'const a = 1; // TODO: b', [1]],
  ['finished work', 'packages/hub/src/store/migrations/0001-a.sql', '-- wide for now', [1]],
  ['one reader of the environment', file, "const a = process.env.PATH;\nimport { env } from 'node:process';", [1, 2]],
  ['one composition root', file, 'const store = await openDatabase(access);', [1]],
  ['speaks of the project alone', 'README.md', 'see /home/someone/sundog', [1]],
];

test.each(faults)('the rule "%s" finds a fault in %s', (name, path, text, lines) => {
  expect(sourceRules.find((rule) => rule.name === name)?.find(path, text)).toEqual(lines);
});

test('every rule has a planted fault', () => {
  const planted = new Set(faults.map(([name]) => name));
  expect(sourceRules.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});

test('what looks alike is left alone', () => {
  const sound: readonly (readonly [path: string, text: string])[] = [
    [file, 'const a = 1;\n'.repeat(300)],
    ['packages/halo/src/entities/database.ts', '// any text may stand here, in any of them'],
    ['packages/hub/src/foundation/settings.ts', 'const a = process.env.PATH;'],
    ['packages/hub/test/a.test.ts', "context.skip('no file'); process.env.A;"],
    [file, 'try {\n} catch {\n  return null; // it is gone already\n}'],
    ['packages/sandbox/src/seed/service-levels.ts', ''],
    ['packages/hub/src/store/data-folder.test.ts', ''],
    [file, '// it is awaited below\nwriting.catch(() => undefined);'],
    [file, 'writing.catch(() => undefined); // the next flush hears of it'],
    [file, "super('HaloPSA takes no more requests for now.');"],
    [file, 'const text = await readFile(path).catch(() => null);'],
    ['README.md', 'GET /api/Tickets'],
  ];
  expect(sound.flatMap(([path, text]) => findBreaches(path, text))).toEqual([]);
});
