import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sundog } from '../run-sundog.ts';

describe('without a database', () => {
  it('lists its commands and their examples', async () => {
    const help = await sundog(['--help']);
    expect(help.code).toBe(0);
    for (const command of [
      'connect',
      'check',
      'sync',
      'status',
      'query',
      'issues',
      'connection',
      'serve',
      'backup',
      'restore',
      'migrate',
      'doctor',
      'sandbox',
    ])
      expect(help.out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
    expect((await sundog(['connect', '--help'])).out).toContain('$ npx sundog connect --name');
  });

  it('suggests what was meant', async () => {
    expect(await sundog(['statsu'])).toMatchObject({ code: 1, said: expect.stringContaining('did you mean status?') });
    expect(await sundog(['status', '--jsn'])).toMatchObject({ code: 1, said: expect.stringContaining('did you mean --json?') });
  });

  it('says which option is missing', async () => {
    expect(await sundog(['connect', '--name', 'x'])).toMatchObject({
      code: 1,
      said: expect.stringContaining("'--url <address>'"),
    });
  });
});

describe('with a sandbox', () => {
  let sandbox: Sandbox;
  let dataDir: string;
  beforeAll(async () => {
    sandbox = await startSandbox({ scenario: 'small', seed: 7 });
    dataDir = await mkdtemp(join(tmpdir(), `sundog-cli-${process.pid}-`));
  });
  afterAll(async () => {
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const connectArgs = () => [
    'connect',
    '--name',
    'halo',
    '--url',
    sandbox.url,
    '--tenant',
    sandbox.tenant,
    '--client-id',
    sandbox.clientId,
    '--allow-private-host',
    '--save-with-warnings',
    '--entities',
    'client,site,ticket,status',
  ];

  it('never asks for a secret when nobody is there', async () => {
    const ended = await sundog(['--data-dir', dataDir, ...connectArgs()]);
    expect(ended).toMatchObject({ code: 1, said: expect.stringContaining('The secret is missing.') });
    expect(ended.said).toContain('SUNDOG_CLIENT_SECRET');
  });

  it('connects by a secret file and syncs at once, in plain lines', async () => {
    const secretFile = join(dataDir, 'client-secret');
    await writeFile(secretFile, `${sandbox.clientSecret}\n`, { mode: 0o600 });
    const ended = await sundog(['--data-dir', dataDir, ...connectArgs(), '--client-secret-file', secretFile]);
    expect(ended.said + ended.out).toMatch(/Saved as "halo"/);
    expect(ended.said).toMatch(/^ticket: done, 8,000 of 8,000 rows, 8,000 written/m);
    expect(ended.out).toContain('Sync complete');
    // No colours and no cursor movements in a pipe.
    expect(ended.said + ended.out).not.toContain('\u001b[');
    expect(ended.said + ended.out).not.toContain(sandbox.clientSecret);
  });

  it('tells the status as JSON, wherever --data-dir stands', async () => {
    for (const args of [
      ['--data-dir', dataDir, 'status', '--json'],
      ['status', '--json', '--data-dir', dataDir],
    ]) {
      const { code, out } = await sundog(args);
      const status = JSON.parse(out);
      expect(code).toBe(0);
      expect(status.connections[0].entities.find((one: { entity: string }) => one.entity === 'ticket')).toMatchObject({
        rows: 8000,
        deleted: 0,
        quarantined: 0,
        recordCount: 8000,
        complete: true,
      });
    }
  });

  it('writes nothing in a second sync', async () => {
    const { code, out } = await sundog(['sync', '--json', '--data-dir', dataDir]);
    expect(code).toBe(0);
    expect(JSON.parse(out)[0]).toMatchObject({ outcome: 'complete', rowsWritten: 0 });
  });

  it('checks as JSON, with exit code and without a word of customers', async () => {
    const { code, out } = await sundog(['check', 'halo', '--json', '--data-dir', dataDir]);
    const report = JSON.parse(out);
    expect(code).toBe(report.outcome === 'passed' ? 0 : 2);
    for (const row of sandbox.oracle.snapshot('client')) expect(out).not.toContain(String(row['name']));
  });

  it('answers queries, refuses what writes', async () => {
    const asked = await sundog(['query', '--json', 'select count(*) as clients from mirror.client', '--data-dir', dataDir]);
    expect(JSON.parse(asked.out)).toEqual([{ clients: 50 }]);
    const refused = await sundog(['query', 'delete from mirror.client', '--data-dir', dataDir]);
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/Cause:/);
  });

  it('reads one record, and says what is missing where it cannot be told which', async () => {
    const read = await sundog(['sync', '--record', 'ticket', '512', '--json', '--data-dir', dataDir]);
    expect(read.code).toBe(0);
    expect(JSON.parse(read.out)[0].entities).toMatchObject([{ entity: 'ticket', kind: 'record', rowsRead: 1 }]);
    const without = await sundog(['sync', '--record', '512', '--data-dir', dataDir]);
    expect(without).toMatchObject({ code: 1, said: expect.stringContaining('sync --record ticket 1042') });
    const absent = await sundog(['sync', '--entity', 'ticket', '--record', '99999999', '--data-dir', dataDir]);
    expect(absent).toMatchObject({ code: 2, out: expect.stringContaining('Halo has no such record.') });
    const typo = await sundog(['sync', '--entity', 'tikcet', '--data-dir', dataDir]);
    expect(typo).toMatchObject({ code: 1, said: expect.stringContaining('the nearest names are: ticket') });
  });

  it('ends well when its reader has had enough', async () => {
    const ended = await sundog(['query', 'select * from mirror.ticket', '--data-dir', dataDir], {}, 'deaf');
    expect(ended).toMatchObject({ code: 0, said: '' });
  });

  it('leaves out connections of which only the rows are kept', async () => {
    const secret = { SUNDOG_CLIENT_SECRET: sandbox.clientSecret };
    const args = connectArgs().map((arg) => (arg === 'halo' ? 'old one' : arg));
    expect((await sundog([...args, '--no-sync', '--data-dir', dataDir], secret)).code).toBe(0);
    expect((await sundog(['connection', 'remove', 'old one', '--keep-data', '--data-dir', dataDir])).code).toBe(0);
    const synced = await sundog(['sync', '--json', '--data-dir', dataDir]);
    expect(synced.code).toBe(0);
    expect(JSON.parse(synced.out).map((one: { connection: string }) => one.connection)).toEqual(['halo']);
    const named = await sundog(['check', 'old one', '--data-dir', dataDir]);
    expect(named).toMatchObject({ code: 1, said: expect.stringContaining('npx sundog connection rotate "old one"') });
  });

  it('says plainly that a port is taken and which flag changes it', async () => {
    const port = new URL(sandbox.url).port;
    const ended = await sundog(['serve', '--port', port, '--data-dir', dataDir]);
    expect(ended).toMatchObject({ code: 1, said: expect.stringContaining(`Port ${port} of 127.0.0.1 is taken.`) });
    expect(ended.said).toContain('--port');
  });

  it('keeps the secret out of every file but encrypted', async () => {
    expect(await readFile(join(dataDir, 'logs', 'sundog.log'), 'utf8')).not.toContain(sandbox.clientSecret);
  });

  it('removes only when told so, and leaves nothing behind', async () => {
    expect(await sundog(['connection', 'remove', 'halo', '--data-dir', dataDir])).toMatchObject({
      code: 1,
      said: expect.stringContaining('--yes'),
    });
    const removed = await sundog(['connection', 'remove', 'halo', '--yes', '--data-dir', dataDir]);
    expect(removed.code).toBe(0);
    const { out } = await sundog(['query', '--json', 'select count(*) as rows from mirror.ticket', '--data-dir', dataDir]);
    expect(JSON.parse(out)).toEqual([{ rows: 0 }]);
  });
});
