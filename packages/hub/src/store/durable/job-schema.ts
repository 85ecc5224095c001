import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../../foundation/log.ts';
import { type DatabaseAccess, withClient } from '../access.ts';
import { quietLogger } from './quiet-logger.ts';

/** Where the tables of the durable jobs stand: beside ours, and never among them. */
export const jobSchema = 'jobs';

/** Raised with the version of DBOS, so that its tables are brought up to date once. Stands as a comment on the schema. */
const level = 'Sundog durable jobs, DBOS 5.3.0, level 1';
const lockKey = 5_863_214;

/**
 * Makes the tables of the durable jobs, or brings them up to date: as the owner, one process at a time. The app gets rows to read and write
 * and functions to call, and owns nothing here either; users' SQL gets nothing.
 */
export async function prepareJobSchema(access: DatabaseAccess, log: Log): Promise<void> {
  await withClient(access.configFor('app'), async (app) => {
    if ((await readLevel(app)) === level) return;
    await withClient(access.configFor('owner'), (owner) => makeOnce(owner, access, log));
  });
}

async function readLevel(client: pg.Client): Promise<string | null> {
  const read = await client.query<{ level: string | null }>(
    `SELECT obj_description(to_regnamespace($1), 'pg_namespace') AS level`,
    [jobSchema],
  );
  return read.rows[0]?.level ?? null;
}

async function makeOnce(owner: pg.Client, access: DatabaseAccess, log: Log): Promise<void> {
  // Asked again and again instead of waited for: indexes are made concurrently here, and those wait for whoever waits for a lock.
  for (;;) {
    const got = await owner.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [lockKey]);
    if (got.rows[0]?.got) break;
    await delay(50);
  }
  if ((await readLevel(owner)) === level) return;
  const { ensureSystemDatabase } = await import('@dbos-inc/dbos-sdk/internal/system_database');
  const { GlobalLogger } = await import('@dbos-inc/dbos-sdk/internal/telemetry/logs');
  const pool = new pg.Pool({ ...access.configFor('owner'), max: 1 });
  pool.on('error', () => undefined);
  try {
    const logger = new GlobalLogger(undefined, { logger: quietLogger(log) });
    await ensureSystemDatabase('', logger, pool, jobSchema, false);
  } finally {
    await pool.end();
  }
  const { app } = access.roles;
  await owner.query(
    `GRANT USAGE ON SCHEMA ${jobSchema} TO ${app};
     GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO ${app};
     GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${jobSchema} TO ${app};
     REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} FROM PUBLIC;
     GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO ${app};
     COMMENT ON SCHEMA ${jobSchema} IS '${level}'`,
  );
}
