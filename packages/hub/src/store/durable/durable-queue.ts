import type { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import type { Log } from '../../foundation/log.ts';
import type { DatabaseAccess } from '../access.ts';
import { standstillMs } from '../transaction.ts';
import { jobSchema, prepareJobSchema } from './job-schema.ts';
import { quietLogger } from './quiet-logger.ts';

/** One piece of work as the queue keeps it: names and numbers of ours, nothing of a customer's. */
export interface QueuedWork {
  readonly kind: string;
  readonly connectionId: number;
  readonly lane: string;
}

/** A queue in the database that survives every process. */
export interface DurableQueue {
  /**
   * Puts work in its lane. Of one connection and lane at most one runs at a time, in whatever process.
   * @param key never used twice
   * @returns false: the key was used before, or work of this connection and lane waits or runs already
   */
  enqueue(work: QueuedWork, key: string): Promise<boolean>;
  /** Puts back what processes began that are not among these. @returns how many pieces of work */
  takeOver(living: ReadonlySet<string>): Promise<number>;
  /** Removes what ended before then. */
  forget(before: Date): Promise<void>;
  /** Work that has not ended by then is left to whoever takes over. */
  close(): Promise<void>;
}

export interface DurableQueueOptions {
  readonly access: DatabaseAccess;
  readonly log: Log;
  /** Names this process: `Store.holder`. */
  readonly holder: string;
  readonly lanes: readonly string[];
  /** The lanes whose work this process does. */
  readonly listensTo: readonly string[];
  /** Does the work. Never rejects; where it never resolves, the work counts as begun until somebody takes over. */
  readonly run: (work: QueuedWork) => Promise<void>;
}

/** Fixed: work that one version of the hub queued is done by the next. DBOS would take a hash of the code instead. */
const applicationVersion = 'sundog-1';
const workflowName = 'sundog.job';
/** How much of one lane a process does at once: the rest is left for others. */
const atOnce = 4;
const pollMs = 200;
/** Bounded, so that one round of tidying never takes long. */
const mostAtOnce = 1_000;

/** Opens the queue: makes its tables where they are absent, and begins to work. One per process at a time. */
export async function openDurableQueue(options: DurableQueueOptions): Promise<DurableQueue> {
  await prepareJobSchema(options.access, options.log);
  // Loaded late: the page answers before.
  const { DBOS: dbos } = await import('@dbos-inc/dbos-sdk');
  const pool = new pg.Pool({
    ...options.access.configFor('app'),
    max: 4,
    idleTimeoutMillis: 60_000,
    // As in our own transactions: who stands still in the middle of one must not hold up the queue of the others.
    onConnect: async (client) => {
      client.on('error', () => undefined);
      await client.query(`SET idle_in_transaction_session_timeout = ${standstillMs}`);
    },
  });
  pool.on('error', () => undefined);
  dbos.setConfig({
    name: 'sundog',
    // Must look like one, and is never used where a pool is given.
    systemDatabaseUrl: 'postgres://unused@localhost:5432/unused',
    systemDatabasePool: pool,
    systemDatabaseSchemaName: jobSchema,
    runMigrations: false,
    // Work is polled for, so nothing needs a session of its own, and a pooler in between does no harm.
    useListenNotify: false,
    applicationVersion,
    executorID: options.holder,
    listenQueues: options.listensTo.map(queueOf),
    logger: quietLogger(options.log),
  });
  dbos.registerWorkflow((work: QueuedWork) => options.run(work), { name: workflowName });
  try {
    await dbos.launch();
    for (const lane of options.lanes)
      await dbos.registerQueue(queueOf(lane), {
        partitionConcurrency: 1,
        workerConcurrency: atOnce,
        minPollingIntervalMs: pollMs,
        onConflict: 'always_update',
      });
  } catch (error) {
    await dbos.shutdown({ deregister: true });
    await pool.end();
    throw error;
  }
  return {
    enqueue: (work, key) => enqueue(dbos, work, key),
    takeOver: (living) => takeOver(dbos, living),
    forget: async (before) => {
      const ended = await dbos.listWorkflows({
        status: ['SUCCESS', 'ERROR', 'CANCELLED'],
        completedBefore: before.toISOString(),
        limit: mostAtOnce,
        loadInput: false,
        loadOutput: false,
      });
      if (ended.length > 0) await dbos.deleteWorkflows(ended.map(({ workflowID }) => workflowID));
    },
    close: async () => {
      await dbos.shutdown({ deregister: true });
      await pool.end();
    },
  };
}

const queueOf = (lane: string): string => `sundog.${lane}`;

async function enqueue(dbos: typeof DBOS, work: QueuedWork, key: string): Promise<boolean> {
  const partition = `${work.connectionId}:${work.lane}`;
  try {
    await dbos.enqueueWorkflowWithOptions(
      {
        queueName: queueOf(work.lane),
        workflowName,
        workflowID: key,
        workflowIDReusePolicy: 'reject',
        deduplicationID: partition,
        queuePartitionKey: partition,
        appVersion: applicationVersion,
      },
      work,
    );
    return true;
  } catch (error) {
    const { Error: known } = await import('@dbos-inc/dbos-sdk');
    if (known.isWorkflowIDInUseError(error) || error instanceof known.DBOSQueueDuplicatedError) return false;
    throw error;
  }
}

async function takeOver(dbos: typeof DBOS, living: ReadonlySet<string>): Promise<number> {
  const begun = await dbos.listWorkflows({ status: 'PENDING', limit: mostAtOnce, loadInput: false, loadOutput: false });
  const orphans = begun.filter(({ executorId }) => executorId === undefined || !living.has(executorId));
  // Back to its own lane, so that it still is the only one of its connection there.
  for (const { workflowID, queueName } of orphans)
    await dbos.resumeWorkflow(workflowID, queueName === undefined ? {} : { queueName });
  return orphans.length;
}
