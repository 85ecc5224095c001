import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cruise, cruise } from './cruise.ts';
import { root } from './source-files.ts';

/** A small house with one fault for every rule: file, what it imports, the rules that must find it. */
const faults: readonly (readonly [path: string, text: string, rules: readonly string[]])[] = [
  ['packages/halo/src/fault.ts', "import '@sundog/sandbox';", ['these-packages-import-nothing-of-ours']],
  ['packages/connectors/src/one/fault.ts', "import '../two/two.ts';", ['connectors-import-kit']],
  ['packages/connectors/src/kit/fault.ts', "import '../two/two.ts';", ['kit-knows-no-connector']],
  ['packages/web/src/pages/one/fault.ts', "import '../two/two.ts';", ['pages-do-not-meet']],
  ['packages/web/src/fault.ts', "import '@sundog/halo';", ['web-imports-api']],
  ['packages/sandbox/src/fault.ts', "import { deep } from '@sundog/halo'; deep;", ['sandbox-imports-halo-as-types']],
  [
    'packages/sandbox/src/to-hub.ts',
    "import '../../hub/src/main.ts';",
    ['sandbox-imports-halo', 'hub-is-at-the-top', 'nobody-imports-main', 'packages-are-entered-by-their-door'],
  ],
  ['packages/hub/src/entry/fault.ts', "import '../../../halo/src/deep.ts';", ['packages-are-entered-by-their-door']],
  ['packages/hub/src/entry/to-main.ts', "import '../main.ts';", ['nobody-imports-main']],
  [
    'packages/hub/src/features/one/fault.ts',
    "import '../two/two.ts'; import '../../entry/door.ts';",
    ['features-do-not-meet', 'hub-features-imports-downwards'],
  ],
  [
    'packages/hub/src/features/one/to-sandbox.ts',
    "import '@sundog/sandbox'; import './two.test.ts';",
    ['hub-imports-halo-connectors-api', 'tests-are-not-imported'],
  ],
  ['packages/hub/src/catalog/fault.ts', "import '../features/two/two.ts';", ['hub-catalog-imports-downwards']],
  ['packages/hub/src/engine/fault.ts', "import '../catalog/list.ts';", ['hub-engine-imports-downwards']],
  ['packages/hub/src/store/fault.ts', "import '../engine/machine.ts';", ['hub-store-imports-downwards']],
  [
    'packages/hub/src/foundation/fault.ts',
    "import type { Db } from '../store/database.ts'; export type D = Db;",
    ['hub-foundation-imports-downwards'],
  ],
  ['packages/hub/src/engine/opens.ts', "import { open } from '../store/open-store.ts'; open;", ['doors-open-the-store']],
  ['packages/hub/src/fault.ts', "import './engine/machine.ts';", ['hub-files-have-a-floor']],
  [
    'packages/hub/src/engine/driver.ts',
    "import 'pg'; import { sql } from 'kysely'; sql;",
    ['database-driver-in-store', 'query-builder-in-store'],
  ],
  ['packages/hub/src/engine/web.ts', "import 'fastify';", ['fastify-in-entry-http']],
  [
    'packages/hub/src/engine/queue.ts',
    "import '@dbos-inc/dbos-sdk';",
    ['job-engine-in-store-durable', 'dependencies-are-listed'],
  ],
  ['packages/hub/src/engine/meter.ts', "import 'prom-client';", ['prometheus-in-entry-http-metrics', 'dependencies-are-listed']],
  ['packages/hub/src/engine/terminal.ts', "import '@clack/prompts';", ['terminal-in-entry-cli']],
  ['packages/hub/src/engine/sender.ts', "import 'undici';", ['undici-in-the-clients', 'dependencies-are-listed']],
  ['packages/hub/src/engine/unzip.ts', "import 'yauzl';", ['file-formats-in-file-connector', 'dependencies-are-listed']],
  ['packages/hub/src/engine/mailer.ts', "import 'nodemailer';", ['mail-in-channel-kinds', 'dependencies-are-listed']],
  ['packages/hub/src/engine/tester.ts', "import 'vitest';", ['test-tools-in-tests', 'dependencies-are-listed']],
  ['packages/hub/src/engine/circle-a.ts', "import type { B } from './circle-b.ts'; export type A = B;", ['no-cycles']],
  ['packages/hub/src/engine/nowhere.ts', "import './gone.ts';", ['imports-resolve']],
];

/** What is allowed, and must not be found. */
const sound: Readonly<Record<string, string>> = {
  'packages/halo/src/index.ts': "export { deep } from './deep.ts'; export type Deep = number; import 'undici';",
  'packages/halo/src/deep.ts': 'export const deep = 1;',
  'packages/sandbox/src/index.ts': "import type { Deep } from '@sundog/halo'; export type D = Deep;",
  'packages/connectors/src/one/one.ts': "import '../kit/kit.ts';",
  'packages/connectors/src/two/two.ts': '',
  'packages/connectors/src/kit/kit.ts': '',
  'packages/web/src/pages/two/two.ts': '',
  'packages/hub/src/main.ts': "import './entry/door.ts'; import { open } from './store/open-store.ts'; open;",
  'packages/hub/src/entry/door.ts': "import '../features/two/two.ts'; import { open } from '../store/open-store.ts'; open;",
  'packages/hub/src/entry/http/server.ts': "import 'fastify';",
  'packages/hub/src/entry/cli/cli.ts': "import '@clack/prompts';",
  'packages/hub/src/features/two/two.ts': "import '../../catalog/list.ts'; import { deep } from '@sundog/halo'; deep;",
  'packages/hub/src/features/one/two.test.ts': "import 'vitest'; import '@sundog/sandbox';",
  'packages/hub/src/catalog/list.ts': "import '../engine/machine.ts';",
  'packages/hub/src/engine/machine.ts': "import type { Db } from '../store/database.ts'; export type D = Db;",
  'packages/hub/src/engine/circle-b.ts': "import type { A } from './circle-a.ts'; export type B = A;",
  'packages/hub/src/store/database.ts': 'export type Db = 1;',
  'packages/hub/src/store/open-store.ts': "import 'pg'; import 'kysely'; export const open = 1;",
};

let house: string;
let answer: Cruise;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'sundog-architecture-'));
  for (const [path, text] of [...faults, ...Object.entries(sound)]) write(path, text);
  write('package.json', '{"workspaces":["packages/*"],"type":"module"}');
  write('tsconfig.json', '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}');
  const dependencies = { fastify: '*', pg: '*', kysely: '*', '@clack/prompts': '*', '@sundog/halo': '*', '@sundog/sandbox': '*' };
  write('packages/hub/package.json', JSON.stringify({ name: '@sundog/hub', type: 'module', dependencies }));
  mkdirSync(join(house, 'node_modules', '@sundog'), { recursive: true });
  for (const scope of ['@clack', '@dbos-inc']) mkdirSync(join(house, 'node_modules', scope));
  const undici = { undici: '*' };
  for (const name of ['halo', 'sandbox']) {
    write(
      `packages/${name}/package.json`,
      JSON.stringify({ name: `@sundog/${name}`, type: 'module', exports: './src/index.ts', dependencies: undici }),
    );
    symlinkSync(join(house, 'packages', name), join(house, 'node_modules', '@sundog', name), 'junction');
  }
  const ours = [
    'fastify',
    'pg',
    'kysely',
    '@clack/prompts',
    '@dbos-inc/dbos-sdk',
    'undici',
    'nodemailer',
    'prom-client',
    'vitest',
    'yauzl',
  ];
  for (const name of ours) symlinkSync(join(root, 'node_modules', name), join(house, 'node_modules', name), 'junction');
  answer = cruise(house);
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

const rulesThatFound = (path: string) =>
  [...new Set(answer.summary.violations.filter(({ from }) => from === path).map(({ rule }) => rule.name))].sort();

test.each(faults)('the architecture check finds the fault planted in %s', (path, _text, rules) => {
  expect(rulesThatFound(path)).toEqual([...rules].sort());
});

test('the architecture check leaves what is allowed alone', () => {
  const circle = 'packages/hub/src/engine/circle-b.ts';
  expect(
    Object.keys(sound)
      .filter((path) => path !== circle && rulesThatFound(path).length > 0)
      .map((path) => [path, rulesThatFound(path)]),
  ).toEqual([]);
});

test('every architecture rule has a planted fault and says what to do instead', () => {
  const rules = answer.summary.ruleSetUsed.forbidden;
  const planted = new Set(faults.flatMap(([, , names]) => names));
  expect(rules.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  expect(rules.filter(({ comment }) => comment.length < 60)).toEqual([]);
});
