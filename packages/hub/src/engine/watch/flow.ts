import type { Db } from '../../store/database.ts';
import type { ConnectionRow } from '../../store/rows/connection-rows.ts';

/** An entity as the watch sees it. */
export interface WatchedEntity {
  readonly table: string;
  readonly isHistory: boolean;
  /** Whether its rows come with those of another entity. */
  readonly isEmbedded: boolean;
  /** Minutes between two reads of what changed. */
  readonly every: number;
  /** Hours between two complete reads. */
  readonly fullEvery: number;
  readonly permission: 'mandatory' | 'optional';
}

/** How one thing that should happen again and again stands. */
export interface FlowReading {
  /** Table name of an entity; empty where the flow is one thing. */
  readonly subject: string;
  readonly lastSuccessAt: Date | null;
  /** Since when it is expected: what never went well is as old as this. */
  readonly expectedSince: Date;
  /** How old its last success may be. */
  readonly mayBeOldMs: number;
  /** Why nothing is expected of it, as a clause; null: it is expected. */
  readonly pausedBecause: string | null;
  /** What it failed with last, as far as that is known. */
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** What is in the queue, where the flow works one off: `3 deliveries`. `expectedSince` is then when the oldest came. */
  readonly waiting?: string;
}

interface FlowWords {
  /** `recent-sync`. */
  readonly name: string;
  /** Begins a sentence: `Reading what changed`. */
  readonly title: string;
  /** What it means when it is late, as a sentence. */
  readonly means: string;
  /** Likeliest first, each a clause that can stand after "because". */
  readonly causes: readonly string[];
  /** What a person should do, as a sentence. */
  readonly remedy: string;
  readonly severity: 'warn' | 'fail';
  /** Flows whose alarm for the same cause says it already. */
  readonly coveredBy: readonly string[];
}

/** A flow of one connection. */
export interface ConnectionFlow extends FlowWords {
  readonly of: 'connection';
  readonly read: (
    db: Db,
    about: { readonly connection: ConnectionRow; readonly entities: readonly WatchedEntity[] },
  ) => Promise<readonly FlowReading[]>;
}

/** A flow of the hub itself. */
export interface HubFlow extends FlowWords {
  readonly of: 'hub';
  readonly read: (db: Db) => Promise<readonly FlowReading[]>;
}

export type Flow = ConnectionFlow | HubFlow;

/**
 * Declares something that must happen again and again, and how its silence is noticed. One file per flow in `catalog/flows`, and a line in
 * `index.ts` there.
 *
 * @example
 * export const backup = defineFlow({
 *   name: 'backup',
 *   of: 'hub',
 *   title: 'The backup',
 *   read: async (db) => [reading({ lastSuccessAt: await findFlowBeat(db, 'backup'), mayBeOldMs: 8 * day })],
 *   means: 'What happened since the last one would be lost with this machine.',
 *   causes: ['nobody started one'],
 *   remedy: 'Make one with: npx sundog backup <folder>',
 *   severity: 'warn',
 *   coveredBy: [],
 * });
 */
export function defineFlow<One extends Flow>(flow: One): One {
  return flow;
}
