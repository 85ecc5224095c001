import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const checkout = join(import.meta.dirname, '..', '..', '..');
const run = promisify(execFile);
let copy: string;

// A checkout of its own, whose sources may be changed, with the packages of this one.
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), `sundog-start-${process.pid}-`));
  for (const name of ['hub', 'halo', 'api', 'sandbox'])
    await cp(join(checkout, 'packages', name), join(copy, 'packages', name), {
      recursive: true,
      filter: (path) => !/[/\\](dist|test|bench)$/.test(path),
    });
  const modules = join(copy, 'node_modules');
  await mkdir(join(modules, '@sundog'), { recursive: true });
  for (const name of await readdir(join(checkout, 'node_modules')))
    if (name !== '@sundog' && name !== '.cache') await symlink(join(checkout, 'node_modules', name), join(modules, name));
  for (const name of ['hub', 'halo', 'api', 'sandbox'])
    await symlink(join(copy, 'packages', name), join(modules, '@sundog', name));
}, 120_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

/** Runs a command of the hub in the copy. `from`: whether one of the hub's own sources was loaded for it. */
async function hub(...args: readonly string[]): Promise<{ readonly from: 'sources' | 'bundle'; readonly out: string }> {
  const watch = `
    import { registerHooks } from 'node:module';
    let from = 'bundle';
    registerHooks({ load: (url, context, next) => {
      if (url.includes('/packages/hub/src/')) from = 'sources';
      return next(url, context);
    } });
    process.on('exit', () => process.stderr.write('from ' + from));`;
  const { stdout, stderr } = await run(process.execPath, [
    ...['--disable-warning=ExperimentalWarning', '--import', `data:text/javascript,${encodeURIComponent(watch)}`],
    ...[join(copy, 'packages', 'hub', 'bin', 'start.mjs'), ...args],
  ]);
  return { from: stderr.endsWith('from sources') ? 'sources' : 'bundle', out: stdout };
}

it('runs from its sources without a bundle, and from the bundle of its present sources alone', { timeout: 300_000 }, async () => {
  const fromSources = await hub('--help');
  expect(fromSources).toMatchObject({ from: 'sources', out: expect.stringContaining('Begin with: npm start') });

  const built = await run(process.execPath, [join(copy, 'packages', 'hub', 'bin', 'build-start-bundle.ts')]);
  expect(built.stdout).toContain('The start bundle stands in');
  expect(await hub('--help')).toEqual({ from: 'bundle', out: fromSources.out });

  const source = join(copy, 'packages', 'hub', 'src', 'foundation', 'settings.ts');
  const text = await readFile(source, 'utf8');
  await writeFile(source, `${text}\n`);
  expect(await hub('--version')).toMatchObject({ from: 'sources' });
  // As after a checkout there and back: other times, the same content.
  await writeFile(source, text);
  expect(await hub('--version')).toMatchObject({ from: 'bundle' });

  const bundles = join(copy, 'packages', 'hub', 'dist');
  const { folder } = JSON.parse(await readFile(join(bundles, 'present.json'), 'utf8'));
  await rm(join(bundles, folder, 'run-cli.mjs'));
  expect(await hub('--version')).toMatchObject({ from: 'sources' });
  await writeFile(join(bundles, 'present.json'), '{"node":');
  expect(await hub('--version')).toMatchObject({ from: 'sources' });
});
