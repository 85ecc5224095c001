// What runs the hub: its start bundle where one of the present sources stands, else the sources as they are. Plain JavaScript, because a
// first file of TypeScript, before the cache of compiled code is open, loads a compiler: a tenth of a second and 18 MB.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'sundog-compiled'));
const { buildLater, findStartBundle } = await import('./start-bundle.ts');
const bundle = findStartBundle();
if (bundle === null) buildLater();
await import(bundle ?? '../src/main.ts');
