// Builds the start bundle of the present sources: `node run.mjs packages/hub/bin/build-start-bundle.ts`. Images are made with it; elsewhere a hub
// that runs from its sources has it built in the background (start-bundle.ts).
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type RolldownOutput, type RolldownPlugin, rolldown } from 'rolldown';
import { type BundleRecord, bundles, checkout, findStartBundle, recordFile, type Seal, sealOf } from './start-bundle.ts';

const workshop = join(bundles, 'building');
/** The words of the last build that failed. */
const failure = join(bundles, 'failed.txt');
/** A build that has not ended after this long has died. */
const staleMs = 5 * 60_000;
/** Bundles that stay: processes that still run from an older one load its files when they first need them. */
const keptBundles = 3;
/** What else decides on the bundle: which packages are installed, where names lead, and how it is made. */
const alsoSealed = [
  'node_modules/.package-lock.json',
  ...['hub', 'halo', 'api'].map((name) => `packages/${name}/package.json`),
  ...['start.mjs', 'start-bundle.ts', 'build-start-bundle.ts'].map((name) => `packages/hub/bin/${name}`),
];

/** Where a module stands, from the root of the checkout; null where it is none of our sources. */
function sourceOf(id: string): string | null {
  if (!isAbsolute(id)) return null;
  const path = relative(checkout, id).split(sep).join('/');
  return path.startsWith('packages/') && !path.includes('node_modules/') ? path : null;
}

/** Our files find migrations, the console and programs by where they stand: they go on standing there. */
const standWhereTheyStood: RolldownPlugin = {
  name: 'stand-where-they-stood',
  transform: (code, id) =>
    sourceOf(id) !== null && code.includes('import.meta.')
      ? code
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : null,
};

/** Of a file in plain ASCII V8 keeps the text at one byte a character, else at two; ours are of a megabyte and more. */
const asciiText: RolldownPlugin = {
  name: 'ascii-text',
  renderChunk: (code) => code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

async function bundle(): Promise<RolldownOutput> {
  const build = await rolldown({
    input: join(checkout, 'packages', 'hub', 'src', 'main.ts'),
    platform: 'node',
    // Packages ask for some that are not installed, and do without.
    logLevel: 'silent',
    plugins: [standWhereTheyStood, asciiText],
  });
  try {
    const names = { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' };
    // Errors say the name of their class.
    return await build.write({ dir: workshop, format: 'esm', keepNames: true, comments: false, ...names });
  } finally {
    await build.close();
  }
}

/** Every file of ours that went into it, from the root of the checkout. For those of packages npm's own record of them stands. */
function sourcesOf({ output }: RolldownOutput): readonly string[] {
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  const ours = modules.map(sourceOf).filter((path) => path !== null);
  return [...new Set([...ours, ...alsoSealed])].sort();
}

/** Takes the one place where bundles are built. @returns whether it was free */
async function takeWorkshop(): Promise<boolean> {
  await mkdir(bundles, { recursive: true });
  try {
    await mkdir(workshop);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (Date.now() - (await stat(workshop)).mtimeMs > staleMs) await rm(workshop, { recursive: true, force: true });
    return false;
  }
}

function stampOf(sources: readonly Seal[]): string {
  const hash = createHash('sha256').update(`${process.version}\n${checkout}\n`);
  for (const { path, sha256 } of sources) hash.update(`${path} ${sha256}\n`);
  return hash.digest('hex').slice(0, 20);
}

/** @throws where a source was changed while it was built */
async function buildStartBundle(): Promise<string> {
  const began = Date.now();
  const made = await bundle();
  const sources = sourcesOf(made).map(sealOf);
  const changed = sources.find(({ mtimeMs, ctimeMs }) => Math.max(mtimeMs, ctimeMs) >= began);
  if (changed) throw new Error(`${changed.path} was changed meanwhile; the next build is of what it says now.`);
  const folder = stampOf(sources);
  await rm(join(bundles, folder), { recursive: true, force: true });
  await rename(workshop, join(bundles, folder));
  const results = made.output.map(({ fileName }) => sealOf(`packages/hub/dist/${folder}/${fileName}`));
  const record: BundleRecord = { node: process.version, checkout, folder, seals: [...sources, ...results] };
  // In one step, so that nobody reads half of it.
  await writeFile(`${recordFile}.new`, JSON.stringify(record));
  await rename(`${recordFile}.new`, recordFile);
  return folder;
}

async function clearOldBundles(): Promise<void> {
  const folders = (await readdir(bundles, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && /^[0-9a-f]{20}$/.test(entry.name),
  );
  const dated = await Promise.all(
    folders.map(async ({ name }) => ({ path: join(bundles, name), made: (await stat(join(bundles, name))).mtimeMs })),
  );
  for (const { path } of dated.sort((a, b) => b.made - a.made).slice(keptBundles))
    await rm(path, { recursive: true, force: true });
}

setPriority(constants.priority.PRIORITY_LOW);
if (findStartBundle() === null && (await takeWorkshop())) {
  try {
    const folder = await buildStartBundle();
    await clearOldBundles();
    await rm(failure, { force: true });
    process.stdout.write(`The start bundle stands in ${join(bundles, folder)}\n`);
  } catch (error) {
    await writeFile(failure, String(error instanceof Error ? error.stack : error));
    throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
