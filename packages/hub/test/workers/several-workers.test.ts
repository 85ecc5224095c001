import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFleet, stop, type WorkerFleet } from './worker-processes.ts';

let sandbox: Sandbox;
let fleet: WorkerFleet;
let sentBefore: number;
/** Less than the lists need, so that the workers meet it while they work; its window is longer than the test. */
const requestsLeft = 60;
beforeEach(async () => {
  sandbox = await startSandbox({ scenario: 'small', seed: 7 });
  fleet = await openFleet(sandbox, 1_000);
  sentBefore = sent();
  await fleet.sql(
    `UPDATE hub.connection SET requests_per_window = ${requestsLeft} + (SELECT sum(requests) FROM hub.request_grant)`,
  );
}, 60_000);
afterEach(async () => {
  await fleet.close();
  await sandbox.close();
}, 30_000);

/** Requests that count against the budget. */
const sent = (): number => sandbox.control.requests().filter(({ path }) => !path.startsWith('auth/')).length;

/** Passes of one entity that overlap in time. */
const overlaps = `SELECT a.entity FROM hub.sync_pass a JOIN hub.sync_pass b ON a.connection_id = b.connection_id AND a.entity = b.entity
  AND a.id < b.id AND a.ended_at IS NOT NULL AND b.started_at < a.ended_at`;

const until = async (what: string, seconds: number, isTrue: () => Promise<boolean>): Promise<number> => {
  const began = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - began > seconds * 1000) throw new Error(`${what}: not within ${seconds} s`);
    await delay(100);
  }
  return (performance.now() - began) / 1000;
};

const holderPid = async (): Promise<number | null> => {
  const [row] = await fleet.sql(
    `SELECT w.pid FROM hub.lease l JOIN hub.worker w ON w.id = l.holder WHERE l.token IS NOT NULL AND l.work <> 'rights' LIMIT 1`,
  );
  return row === undefined ? null : Number(row['pid']);
};

it.each([2, 4])(
  '%i workers read each entity once at a time, and others finish what a killed one began',
  async (count) => {
    const workers: ChildProcess[] = await Promise.all(Array.from({ length: count }, () => fleet.startWorker()));
    await until('a worker syncs', 15, async () => (await holderPid()) !== null);
    const victimPid = await holderPid();
    const victim = workers.find(({ pid }) => pid === victimPid);
    expect(victim).toBeDefined();
    const [begun] = await fleet.sql(
      `SELECT workflow_uuid AS id, executor_id AS victim FROM jobs.workflow_status WHERE status = 'PENDING' AND executor_id = (SELECT id::text FROM hub.worker WHERE pid = ${victimPid})`,
    );
    expect(begun).toBeDefined();
    victim?.kill('SIGKILL');
    const seconds = await until('another takes over', 10, async () => {
      const rows = await fleet.sql(
        `SELECT FROM jobs.workflow_status s JOIN hub.worker w ON w.id::text = s.executor_id
        WHERE s.workflow_uuid = '${String(begun?.['id'])}' AND w.pid <> ${victimPid}`,
      );
      return rows.length > 0;
    });
    console.info(`${count} workers: taken over ${seconds.toFixed(1)} s after kill -9`);
    const listed = JSON.parse((await fleet.run(['workers', '--json'])).out);
    expect(listed).toHaveLength(count - 1);
    expect(await fleet.sql(overlaps)).toEqual([]);
    await until('the budget is met', 15, async () => sent() - sentBefore >= requestsLeft - 5);
    await delay(1_500);
    console.info(`${count} workers sent ${sent() - sentBefore} of ${requestsLeft} requests`);
    expect(sent() - sentBefore).toBeLessThanOrEqual(requestsLeft);
    const left = workers.filter((worker) => worker !== victim);
    const stopped = await Promise.all(left.map(stop));
    console.info(`stopped after ${stopped.map((one) => one.toFixed(1)).join(', ')} s`);
    for (const one of stopped) expect(one).toBeLessThan(5);
    expect(await fleet.sql('SELECT FROM hub.worker')).toHaveLength(0);
    expect(await fleet.sql(`SELECT work FROM hub.lease WHERE holder <> '${String(begun?.['victim'])}'`)).toEqual([]);
  },
  60_000,
);
