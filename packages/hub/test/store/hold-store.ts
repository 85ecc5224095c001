// A process that opens the store of a data directory, says so, and holds it until its standard input closes.
import { openStore } from '../../src/store/open-store.ts';

const [dataDir = ''] = process.argv.slice(2);
const began = performance.now();
const store = await openStore({
  dataDir,
  databaseUrl: null,
  key: Buffer.alloc(32, 1),
  rolePrefix: 'sundog',
  say: (text) => process.stderr.write(text),
});
process.stdout.write(`${JSON.stringify({ openedMs: Math.round(performance.now() - began) })}\n`);
process.stdin.resume();
process.stdin.once('end', async () => {
  await store.close();
});
