import type { Db } from '../database.ts';
import { jobSchema } from './job-schema.ts';

/** How many jobs of a lane wait or run. */
export interface QueueDepth {
  readonly lane: string;
  readonly state: 'waiting' | 'running';
  readonly jobs: number;
}

/** The jobs that have not ended, in the whole installation. Goes by the index of states, so that what has ended costs nothing. */
export async function readQueueDepth(db: Db): Promise<readonly QueueDepth[]> {
  const made = await db.client.query<{ isThere: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS "isThere"`, [
    `${jobSchema}.workflow_status`,
  ]);
  if (!made.rows[0]?.isThere) return [];
  const read = await db.client.query<QueueDepth>(
    `SELECT regexp_replace(queue_name, '^sundog\\.', '') AS lane, CASE status WHEN 'PENDING' THEN 'running' ELSE 'waiting' END AS state,
            count(*)::int AS jobs
       FROM ${jobSchema}.workflow_status WHERE status IN ('ENQUEUED', 'PENDING') AND queue_name IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return read.rows;
}
