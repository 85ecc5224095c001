import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { openAudit, type TestAudit } from './open-audit.ts';
import type { WriteProcessOptions } from './write-process.ts';

let audit: TestAudit;
beforeEach(async () => {
  audit = await openAudit();
});
afterEach(() => audit.close());

/** Starts a writer and kills it by kill -9 once it has said so many acts. Returns what it had said. */
async function writeAndKill(name: string, acts: number): Promise<readonly string[]> {
  const database = String(audit.store.access.configFor('owner').database);
  const options: WriteProcessOptions = { socketFolder: inject('testCluster').socketFolder, database, name };
  const script = join(import.meta.dirname, 'write-process.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += String(chunk);
    if (out.split('\n').length > acts) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return out.split('\n').slice(0, -1);
}

it('I9: every chain verifies after processes were killed while they wrote to it, and holds whatever was said to be done', async () => {
  for (let round = 1; round <= 3; round += 1) {
    const said = (await Promise.all([7, 12, 20].map((acts, index) => writeAndKill(`writer-${round}-${index}`, acts)))).flat();
    expect(said.length).toBeGreaterThanOrEqual(39);
    await audit.write(1);
    const [report] = await audit.whole.verifyAll([]);
    expect(report).toMatchObject({ fault: null });
    const { rows } = await audit.store.inWorkspace(1, (db) =>
      db.client.query<{ seq: number; subject: string }>('SELECT seq::int, subject FROM hub.audit_event ORDER BY seq'),
    );
    // Gapless, each act once, none lost.
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    const kept = rows.map(({ subject }) => subject).filter((subject) => subject.startsWith(`note of writer-${round}-`));
    expect(new Set(kept).size).toBe(kept.length);
    expect(said.filter((subject) => !kept.includes(subject))).toEqual([]);
    expect(report?.rows).toBe(rows.length);
  }
}, 120_000);
