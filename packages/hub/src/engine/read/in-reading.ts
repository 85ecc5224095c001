import { ConnectionNotFoundError } from '../../foundation/errors/connection-not-found.ts';
import { QuestionTooSlowError } from '../../foundation/errors/question-too-slow.ts';
import { UnknownEntityError } from '../../foundation/errors/unknown-entity.ts';
import type { Db, ReaderLimits, Store } from '../../store/database.ts';
import type { ReadableEntity } from './record-columns.ts';

/** What reading the mirror works with. */
export interface ReadDeps {
  readonly store: Store;
  readonly workspaceId: number;
  /** The catalogue of entities. */
  readonly entities: readonly ReadableEntity[];
}

/** Who reads, of which connection. */
export interface ReadingOf {
  readonly reader: ReaderLimits;
  readonly connectionId: number;
}

/** The longest that a statement for a person may take. */
const secondsAtMost = 10;

/**
 * How the rows of one connection are looked for. Pages and capped counts stop early, along an index: to begin other processes for that costs
 * ten milliseconds, and to collect all places before the first row is read costs the whole of a large client (bench:api).
 */
const alongIndexes = 'SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL enable_bitmapscan = off';

/**
 * Runs work as a reader of one connection.
 * @throws ConnectionNotFoundError where the reader may not see it, QuestionTooSlowError
 */
export async function inReading<T>(
  { store, workspaceId }: Pick<ReadDeps, 'store' | 'workspaceId'>,
  { reader, connectionId }: ReadingOf,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  if (!reader.connectionIds.includes(connectionId)) throw new ConnectionNotFoundError(String(connectionId), []);
  return asReader({ store, workspaceId }, reader, async (db) => {
    await db.client.query(alongIndexes);
    return work(db);
  });
}

/** Runs work as a reader, over all connections that the reader may see. @throws QuestionTooSlowError */
export async function asReader<T>(
  { store, workspaceId }: Pick<ReadDeps, 'store' | 'workspaceId'>,
  reader: ReaderLimits,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  try {
    return await store.inWorkspace(
      workspaceId,
      async (db) => {
        await db.client.query(`SET LOCAL statement_timeout = '${secondsAtMost}s'`);
        return work(db);
      },
      { readOnly: true, reader },
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '57014') throw new QuestionTooSlowError(secondsAtMost, error);
    throw error;
  }
}

/** An entity by the name of its table, or its own. @throws UnknownEntityError */
export function readEntity({ entities }: Pick<ReadDeps, 'entities'>, name: string): ReadableEntity {
  const wanted = name.toLowerCase().replaceAll('-', '_');
  const found = entities.find(({ table }) => table === wanted);
  if (found) return found;
  throw new UnknownEntityError(
    name.slice(0, 60),
    entities.map(({ table }) => table),
  );
}
