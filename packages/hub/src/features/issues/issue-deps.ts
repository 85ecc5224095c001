import type { SyncReport } from '../../engine/sync/progress.ts';
import type { SyncEntity } from '../../engine/sync/sync-context.ts';
import type { VerbDeps } from '../../engine/verb.ts';

/** What an issue wants read again from its connection; entities by table name. */
export interface ReadAgain {
  readonly only?: readonly string[];
  readonly full?: boolean;
  readonly part?: 'lists' | 'histories' | 'all';
  readonly record?: { readonly entity: string; readonly id: string };
  readonly signal?: AbortSignal;
}

/** What the verbs of the issue queue work with. */
export interface IssueDeps extends VerbDeps {
  /** The catalogue of entities. */
  readonly entities: readonly SyncEntity[];
  /** Syncs a connection: see `syncConnection` for what it throws. */
  readonly sync: (connectionId: number, order: ReadAgain) => Promise<SyncReport>;
}
