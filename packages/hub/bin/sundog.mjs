#!/usr/bin/env node
// The command `sundog`. It goes through the bootstrap so that it works under Node 20 and before anything is installed.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
process.argv = [process.argv[0], 'run.mjs', 'packages/hub/bin/start.mjs', ...process.argv.slice(2)];
await import(pathToFileURL(join(root, 'run.mjs')).href);
