import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '@sundog/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compareWithOracle, noDifference } from '../sync/evidence.ts';
import { installWitness, type LeaseWitness } from './lease-witness.ts';
import { until } from './until.ts';
import { openFleet, type WorkerFleet } from './worker-processes.ts';

const tickets = 260;
let sandbox: Sandbox;
let fleet: WorkerFleet;
let witness: LeaseWitness;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 8, world: { clients: 10, sites: 12, users: 20, agents: 4, assets: 20, tickets } });
  fleet = await openFleet(sandbox, 1_000, ['client', 'site', 'ticket']);
  witness = await installWitness(fleet);
  sandbox.control.clearRequests();
}, 180_000);
afterEach(async () => {
  await fleet.close();
  await sandbox.close();
}, 60_000);

const oneOf = async (sql: string): Promise<Readonly<Record<string, unknown>>> => (await fleet.sql(sql))[0] ?? {};
const countOf = async (sql: string): Promise<number> => Number((await oneOf(`SELECT count(*) AS n FROM ${sql}`))['n']);
/** Jobs that a process has put in the queue for having begun to lead: their keys name it. */
const queuedBy = async (holder: unknown): Promise<number> =>
  countOf(`jobs.workflow_status WHERE workflow_uuid LIKE '%:${String(holder)}:%'`);
const holderOf = async ({ pid }: ChildProcess): Promise<unknown> =>
  (await oneOf(`SELECT id::text FROM hub.worker WHERE pid = ${pid}`))['id'];

/** The token under which tickets are read; '': nobody reads them. */
const ticketToken = async (): Promise<string> =>
  String((await oneOf(`SELECT token::text FROM hub.lease WHERE work = 'ticket'`))['token'] ?? '');

/** Stops a process in the middle of the tickets, changes them all, and waits until another has read them. */
async function freeze(worker: ChildProcess, onFrozen: () => Promise<void> = async () => undefined) {
  expect(await fleet.holderPid()).toBe(worker.pid);
  const token = await ticketToken();
  worker.kill('SIGSTOP');
  const mark = await witness.mark();
  for (let key = 1; key <= tickets; key += 1) sandbox.control.edit({ entity: 'ticket', key, changes: { summary: `new ${key}` } });
  // Long enough for its lease to lapse and its transaction to be ended by whoever takes over.
  const taken = until('another takes over', 60, async () => (await ticketToken()) !== token && (await ticketToken()) !== '');
  console.info(`taken over ${(await taken).toFixed(1)} s after the freeze`);
  await onFrozen();
  const seconds = await until(
    'another has read the tickets',
    60,
    async () => (await countOf(`mirror.ticket WHERE summary LIKE 'new %'`)) === tickets,
  );
  console.info(`the tickets were read ${seconds.toFixed(1)} s later`);
  return { token, mark };
}

/** Lets a process go on, and looks whether it wrote anything by what it held before. */
async function thaw(worker: ChildProcess, { token, mark }: { readonly token: string; readonly mark: number }): Promise<void> {
  worker.kill('SIGCONT');
  await until(
    'it is among the living again',
    30,
    async () => (await countOf(`hub.worker WHERE pid = ${worker.pid} AND beat_at > clock_timestamp() - interval '2 s'`)) === 1,
  );
  // The page that it was reading is there, and it wants to write it.
  await delay(3_000);
  expect(await witness.writtenUnder(token, mark)).toEqual([]);
  expect(await witness.unfenced()).toEqual([]);
  expect(await witness.outside()).toEqual([]);
  expect(await witness.overlaps()).toEqual([]);
  expect(await fleet.sql(`SELECT id, summary FROM mirror.ticket WHERE summary NOT LIKE 'new %'`)).toEqual([]);
  const connectionId = Number((await oneOf('SELECT id FROM hub.connection'))['id']);
  expect(await compareWithOracle({ sandbox, query: fleet.query, connectionId }, 'ticket')).toEqual(noDifference);
}

/** All processes are there and at work. */
async function expectAllAlive(workers: readonly ChildProcess[]): Promise<void> {
  const listed: readonly { readonly pid: number; readonly state: string }[] = JSON.parse(
    (await fleet.run(['workers', '--json'])).out,
  );
  expect(listed.map(({ pid, state }) => `${pid} ${state}`).sort()).toEqual(workers.map(({ pid }) => `${pid} alive`).sort());
}

it('a worker that stands still in a transaction is passed by, and when it goes on it writes nothing of what it held', {
  timeout: 240_000,
}, async () => {
  // It has no role in reading, so it leads and is at no list.
  const leader = await fleet.startWorker(['apply']);
  await until('it leads', 30, async () => (await fleet.leaderPid()) === leader.pid);
  // Whoever reads the tickets has all of them in hand and cannot write them.
  const release = await fleet.hold('LOCK TABLE mirror.ticket IN EXCLUSIVE MODE');
  const readers = await Promise.all([fleet.startWorker(['sync']), fleet.startWorker(['sync'])]);
  await until(
    'one of them wants to write',
    30,
    async () => (await countOf(`pg_locks WHERE relation = 'mirror.ticket'::regclass AND NOT granted`)) > 0,
  );
  const frozenPid = await fleet.holderPid();
  const [frozen, other] = readers[0]?.pid === frozenPid ? readers : readers.toReversed();
  if (!frozen || !other) throw new TypeError('There are two readers.');
  const held = await freeze(frozen, release);
  expect(await fleet.leaderPid()).toBe(leader.pid);
  await thaw(frozen, held);
  await until('the other has finished the lists', 30, async () => {
    const done = await countOf(
      `jobs.workflow_status s JOIN hub.worker w ON w.id::text = s.executor_id
        WHERE s.workflow_uuid LIKE '%:lists:%' AND s.status = 'SUCCESS' AND w.pid = ${other.pid}`,
    );
    return done === 1;
  });
  await expectAllAlive([leader, frozen, other]);
});

it('a worker that stands still while it takes from the joint budget holds up nobody', { timeout: 240_000 }, async () => {
  const release = await fleet.hold('LOCK TABLE hub.request_grant IN EXCLUSIVE MODE');
  const frozen = await fleet.startWorker();
  // It has the row of the budget, which every process needs, and cannot go on.
  await until(
    'it takes from the budget',
    60,
    async () => (await countOf(`pg_locks WHERE relation = 'hub.request_grant'::regclass AND NOT granted`)) > 0,
  );
  frozen.kill('SIGSTOP');
  await release();
  await until(
    'its transaction stands open',
    10,
    async () => (await countOf(`pg_stat_activity WHERE state = 'idle in transaction' AND query LIKE '%request_grant%'`)) > 0,
  );
  const other = await fleet.startWorker();
  const seconds = await until('another has read the tickets', 60, async () => (await countOf('mirror.ticket')) === tickets);
  console.info(`read ${seconds.toFixed(1)} s after the other had begun`);
  frozen.kill('SIGCONT');
  await until('it is among the living again', 30, async () => (await fleet.sql(`SELECT FROM hub.worker`)).length === 2);
  await delay(3_000);
  await expectAllAlive([frozen, other]);
  expect(await witness.outside()).toEqual([]);
  expect(await witness.overlaps()).toEqual([]);
});

it('a leader that stands still is followed by another, and when it goes on it leads no more', { timeout: 240_000 }, async () => {
  // Answered before the freeze, whole when its reader wakes, and out of date by then.
  sandbox.control.addFault({
    match: { entity: 'ticket', page: 2 },
    fault: 'drip',
    args: { bytes: 5_000, everyMs: 100 },
    times: 1,
  });
  const frozen = await fleet.startWorker();
  const isAnswered = () => sandbox.control.requests().some(({ fault, status }) => fault === 'drip' && status !== null);
  await until('the second page of tickets is answered', 30, async () => isAnswered());
  const frozenHolder = await holderOf(frozen);
  const late = fleet.startWorker();
  const held = await freeze(frozen);
  const other = await late;
  const otherHolder = await holderOf(other);
  expect(await fleet.leaderPid()).toBe(other.pid);
  await until('the new leader goes by the timetable', 30, async () => (await queuedBy(otherHolder)) > 0);
  const queuedBefore = await queuedBy(frozenHolder);
  await thaw(frozen, held);
  expect(await fleet.leaderPid()).toBe(other.pid);
  expect(await queuedBy(frozenHolder)).toBe(queuedBefore);
  await expectAllAlive([frozen, other]);
});
