import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { program } from '../program.ts';
import { sundog } from '../run-sundog.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), `sundog-audit-commands-${process.pid}-`));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const run = (...args: readonly string[]) => sundog([...args, '--data-dir', dataDir]);
const schedule = (every: number) =>
  run('backup-schedule', 'set', '--every', String(every), '--keep', '3', '--to', join(dataDir, 'backups'));

it('lists what was done, by filters and by facets', async () => {
  expect(await run('audit', 'verify')).toMatchObject({ code: 0, out: expect.stringContaining('nothing was done') });
  await schedule(24);
  await schedule(12);

  const listed = await run('audit', 'list', '--verb', 'backup');
  expect(listed).toMatchObject({ code: 0, out: expect.stringMatching(/2 .+backup\.schedule +backup schedule +done /) });
  const page = JSON.parse((await run('audit', 'list', '--json', '--limit', '1')).out);
  expect(page).toMatchObject({
    next: 2,
    records: [
      {
        seq: 2,
        host: expect.any(String),
        pid: expect.any(Number),
        detail: { before: { everyHours: 24 }, after: { everyHours: 12 } },
      },
    ],
  });
  expect((await run('audit', 'list', '--before', '2', '--json')).out).toContain('"seq": 1');
  expect((await run('audit', 'list', '--facets')).out).toMatch(/verb +2 +backup\.schedule/);
  expect(await run('audit', 'list', '--result', 'gone')).toMatchObject({ code: 1 });
}, 300_000);

it('exports into a new file, verifies, and names what was cut off against what was kept elsewhere', async () => {
  const csv = join(dataDir, 'audit.csv');
  expect(await run('audit', 'export', '--output', csv)).toMatchObject({ code: 0 });
  expect((await readFile(csv, 'utf8')).split('\r\n')).toHaveLength(4);
  expect((await stat(csv)).mode & 0o777).toBe(0o600);
  expect(await run('audit', 'export', '--output', csv)).toMatchObject({ code: 1, said: expect.stringContaining('already') });

  const head = await run('audit', 'head', '--json');
  const kept = join(dataDir, 'kept.json');
  await writeFile(kept, head.out);
  expect(await run('audit', 'verify', '--anchor', kept)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^workspace 1: 2 rows whole, 1 anchor agreed/),
  });
  // As if there had been a third row.
  await writeFile(kept, head.out.replace('"seq": 2', '"seq": 3'));
  const cut = await run('audit', 'verify', '--anchor', kept, '--json');
  expect(cut.code).toBe(1);
  expect(JSON.parse(cut.out)).toMatchObject({ isWhole: false, chains: [{ rows: 2, fault: { kind: 'truncated', seq: 3 } }] });
}, 300_000);

it('writes an anchor when it begins to serve and when it ends', async () => {
  await schedule(6);
  const anchors = async () => {
    const text = await readFile(join(dataDir, 'audit-anchors.jsonl'), 'utf8').catch(() => ''); // not there yet
    const lines = text.trim() === '' ? [] : text.trim().split('\n');
    // The installation's own chain has anchors of its own.
    return lines.filter((line) => JSON.parse(line).chain === 1);
  };
  const child = spawn(process.execPath, [...program, 'serve', '--port', '0', '--data-dir', dataDir], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (let waited = 0; (await anchors()).length < 1 && waited < 200_000; waited += 50) await delay(50);
  expect(await anchors()).toHaveLength(1);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(await anchors()).toHaveLength(2);
  expect(await run('audit', 'verify')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^workspace 1: \d+ rows whole, 2 anchors agreed/m),
  });
}, 300_000);
