import type { Db, Store } from '../../src/store/database.ts';

/** The end of a process within this one. Nothing in the product may catch it. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** A store of which nothing reaches the database any more once its process is dead: what a transaction had not committed is rolled back. */
export function makeMortalStore(
  inner: Store,
  {
    dieIfDead,
    beforeCommit,
  }: {
    /** @throws Crash once the process is dead */
    readonly dieIfDead: () => void;
    /** Called before every commit, within the transaction. */
    readonly beforeCommit?: ((db: Db) => Promise<void>) | undefined;
  },
): Store {
  return {
    ...inner,
    inWorkspace: async (workspaceId, work, transaction) => {
      dieIfDead();
      return inner.inWorkspace(
        workspaceId,
        async (db) => {
          const result = await work(db);
          await beforeCommit?.(db);
          dieIfDead();
          return result;
        },
        transaction,
      );
    },
  };
}
