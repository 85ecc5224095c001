import type { Halo } from '@sundog/halo';
import type { Db } from '../../store/database.ts';
import type { Diagnosis } from '../../store/diagnosis.ts';
import type { ConnectionRow } from '../../store/rows/connection-rows.ts';
import type { WatchFinding } from '../watch/standing-alarm.ts';

/** What a look at the hub as a whole goes by. */
export interface HubSight {
  readonly now: number;
  readonly connections: readonly ConnectionRow[];
  /** How every flow stands now. */
  readonly watch: WatchFinding;
  /** When the schedule last ran; null: never. */
  readonly scheduleRanAt: Date | null;
  /** Reads in one short transaction. */
  readonly read: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
}

/** What a look at one connection goes by. */
export interface ConnectionSight extends HubSight {
  readonly connection: ConnectionRow;
  /** Requests per window that its HaloPSA allows, as learned; null: not known. */
  readonly learnedLimit: number | null;
  /** A client of it; asking HaloPSA costs requests of its budget. Throws what makes the secret unreadable. */
  readonly halo: () => Promise<Halo>;
}

/** One thing that doctor looks at. May come with several findings, and with none where there is nothing to say. */
export type DiagnosisDefinition =
  | { readonly name: string; readonly of: 'hub'; readonly look: (sight: HubSight) => Promise<readonly Diagnosis[]> }
  | {
      readonly name: string;
      readonly of: 'connection';
      readonly look: (sight: ConnectionSight) => Promise<readonly Diagnosis[]>;
    };

/**
 * Declares one thing that `doctor` looks at. One file per thing in `catalog/diagnoses`, and a line in `index.ts` there.
 *
 * @example
 * export const processes = defineDiagnosis({
 *   name: 'processes',
 *   of: 'hub',
 *   look: async ({ scheduleRanAt }) => [scheduleRanAt ? fine('processes', 'The schedule runs.') : { ... }],
 * });
 */
export function defineDiagnosis<One extends DiagnosisDefinition>(definition: One): One {
  return definition;
}

/** A finding that all is well. */
export function fine(name: string, sentence: string): Diagnosis {
  return { name, outcome: 'ok', sentence, remedy: null };
}
