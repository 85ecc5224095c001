import type { Clock, Halo, HaloEntity } from '@sundog/halo';
import type { CrashPoint } from '../../foundation/crash-point.ts';
import type { Db, Store } from '../../store/database.ts';
import type { GovernedEntity } from '../governance/client-path.ts';
import type { RowRules } from '../governance/row-rules.ts';
import type { FieldCensus } from './field-census.ts';
import type { SyncProgress } from './progress.ts';

/** One entity as the sync reads it. The catalog's definitions have this shape. */
export interface SyncEntity extends GovernedEntity {
  /** Read after the lists, newest first, in the background: one request per parent. */
  readonly isHistory: boolean;
}

/** Fields of an entity that came otherwise than before. */
export interface FoundDrift {
  /** Table name. */
  readonly entity: string;
  readonly fields: readonly { readonly field: string; readonly kind: 'new' | 'missing' | 'retyped' }[];
  readonly at: Date;
}

/** What every pass works with. */
export interface SyncContext {
  readonly store: Store;
  readonly halo: Halo;
  readonly clock: Clock;
  readonly workspaceId: number;
  readonly connectionId: number;
  readonly signal: AbortSignal;
  /** Every entity that there is, by name: parents and embedded children are found here. */
  readonly entities: ReadonlyMap<string, SyncEntity>;
  /** Entities that are embedded in this one and wanted. */
  readonly embeddedIn: (parent: string) => readonly HaloEntity[];
  /** A person said that a large loss of rows is right: tombstones are set whatever their number. */
  readonly acceptDeletions: boolean;
  /** Rows to ask for per page, by table name; absent: as the entity says. */
  readonly pageSizes: Readonly<Record<string, number>>;
  /** Rows that a full pass writes in one transaction, about. */
  readonly batchRows: number;
  readonly onProgress: (progress: SyncProgress) => void;
  /** Refuses a transaction of whoever no longer holds the lease of this work; null: nobody else can. */
  readonly fence: ((db: Db) => Promise<void>) | null;
  /** Which rows may not be kept. */
  readonly rules: RowRules;
  /** Told every page of the entity that is being read. */
  readonly census?: FieldCensus;
  /** Told in the same transaction of fields that are new, missing or of another type. */
  readonly onDrift?: (db: Db, found: FoundDrift) => Promise<void>;
  /** Where a test may end the work; see {@link CrashPoint}. */
  readonly crash: CrashPoint;
}

/** What of the context is enough to write to the mirror. */
export type WritingContext = Pick<SyncContext, 'store' | 'clock' | 'workspaceId' | 'connectionId' | 'fence' | 'crash'>;

/** The instant of the context's clock. */
export function nowOf(context: Pick<SyncContext, 'clock'>): Date {
  return new Date(context.clock.now());
}
