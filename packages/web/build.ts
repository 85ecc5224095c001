// Builds the console into the folder that is named: `node packages/web/build.ts <folder>`. The hub runs this (entry/http/console), and gives
// the folder its name.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import config from './vite.config.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new TypeError('Name the folder to build into.');
const outDir = resolve(folder);

// Only errors: the libraries' "use client" makes a thousand warnings that concern servers which render React.
await build({ ...config, configFile: false, logLevel: 'error', build: { ...config.build, outDir, emptyOutDir: true } });

const compressed = new Set(['.js', '.css', '.svg', '.json']);
/** Below this the headers weigh as much as what is saved. */
const worthwhileBytes = 1024;

for (const entry of await readdir(outDir, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !compressed.has(extname(entry.name))) continue;
  const path = join(entry.parentPath, entry.name);
  const plain = await readFile(path);
  if (plain.length < worthwhileBytes) continue;
  await writeFile(`${path}.gz`, await promisify(gzip)(plain, { level: 9 }));
  // 10 of 11: the last step takes three times as long for one part in a hundred.
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(plain, quality));
}
