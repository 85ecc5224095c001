import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPostmaster } from '../../src/store/embedded/postmaster.ts';
import { isAlive } from '../../src/store/embedded/process-alive.ts';
import { type CommandHub, openCommandHub, refusal } from './command-hub.ts';

interface Worker {
  readonly pid: number;
  readonly state: string;
  readonly roles: readonly string[];
}

let hub: CommandHub;
beforeAll(async () => {
  hub = await openCommandHub({ seed: 3, world: { clients: 12, tickets: 20, assets: 5 } }, ['--entities', 'client,ticket']);
}, 300_000);
afterAll(() => hub.close());

/** The workers, once they are as wanted. */
async function workersOnce(what: string, isSo: (workers: readonly Worker[]) => boolean): Promise<readonly Worker[]> {
  let listed: readonly Worker[] = [];
  for (const began = performance.now(); performance.now() - began < 45_000; await delay(200)) {
    listed = (await hub.json<readonly Worker[]>(['workers'])).answer;
    if (isSo(listed)) return listed;
  }
  throw new Error(`${what}: ${JSON.stringify(listed)}`);
}
const areAlive = (workers: readonly Worker[]) => workers.length === 3 && workers.every(({ state }) => state === 'alive');

it('serve --workers starts them, replaces one that is killed, and is gone with all of them within 5 s', async () => {
  expect(await hub.json(['workers'])).toEqual({ code: 0, answer: [] });
  for (const many of ['two', '33', '-1']) expect(await hub.run(['serve', `--workers=${many}`])).toMatchObject(refusal(/0 to 32/));

  const serving = hub.start(['serve', '--port', '0', '--workers', '2']);
  await serving.untilSaid(/The hub is at/, 60);
  const first = await workersOnce('three work', areAlive);
  const own = serving.child.pid;
  expect(first.map(({ pid }) => pid)).toContain(own);
  expect(await hub.run(['workers'])).toMatchObject({ code: 0, out: expect.stringContaining('alive') });

  const victim = first.find(({ pid }) => pid !== own);
  process.kill(victim?.pid ?? 0, 'SIGKILL');
  const second = await workersOnce(
    'the killed one is replaced',
    (workers) => areAlive(workers) && workers.every(({ pid }) => pid !== victim?.pid),
  );
  expect(second.filter(({ pid }) => first.some((one) => one.pid === pid))).toHaveLength(2);

  const began = performance.now();
  serving.child.kill('SIGTERM');
  const { code } = await serving.ended;
  const seconds = (performance.now() - began) / 1000;
  console.info(`serve with two workers stopped in ${seconds.toFixed(1)} s`);
  expect(code).toBe(0);
  expect(seconds).toBeLessThan(5);
  expect(second.filter(({ pid }) => isAlive(pid))).toEqual([]);
  expect(await findPostmaster(join(hub.dataDir, 'database'))).toBeNull();
}, 300_000);

it('its log says what was done, and nothing of rounds in which nothing was', async () => {
  const lines = (await readFile(join(hub.dataDir, 'logs', 'sundog.log'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { msg: string; lane?: string; requests?: number });
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'read lists', lane: 'lists', requests: expect.any(Number) }));
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'a worker ended and is started anew' }));
  expect(lines.filter(({ msg, lane }) => msg === 'synced' || lane === 'watch' || lane === 'retention')).toEqual([]);
});
