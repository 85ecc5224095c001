import { type Clock, withoutFreeText } from '@sundog/halo';
import { RulesChangedError } from '../../foundation/errors/rules-changed.ts';
import type { Db, Store } from '../../store/database.ts';
import { addErasedRecords, holdRules, readRuleBook } from '../../store/rows/rule-rows.ts';
import type { SyncEntity } from '../sync/sync-context.ts';
import { makeRowRules, type RowRules } from './row-rules.ts';

/** What a sync of one connection may keep, as of its beginning. */
export interface SyncRules {
  /** The catalogue as this connection reads it: without the free text of tickets where that is not wanted. */
  readonly entities: readonly SyncEntity[];
  readonly rules: RowRules;
  /** Refuses the transaction of a sync whose rules have changed since. @throws RulesChangedError */
  readonly assertUnchanged: (db: Db) => Promise<void>;
  /** Remembers which records of erased clients were met. */
  readonly settle: () => Promise<void>;
}

interface RulesDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly workspaceId: number;
  readonly entities: readonly SyncEntity[];
}

/** Reads what a connection may keep. */
export async function openSyncRules(deps: RulesDeps, connectionId: number): Promise<SyncRules> {
  const { store, workspaceId } = deps;
  const book = await store.inWorkspace(workspaceId, (db) => readRuleBook(db, connectionId), { readOnly: true });
  const entities = book.noTicketText
    ? deps.entities.map((entity) => ({ ...entity, halo: withoutFreeText(entity.halo) }))
    : deps.entities;
  const rules = makeRowRules(book, entities, new Date(deps.clock.now()));
  return {
    entities,
    rules,
    assertUnchanged: async (db) => {
      if ((await holdRules(db, connectionId)) !== book.version) throw new RulesChangedError();
    },
    settle: async () => {
      const records = rules.takeNewlyErased();
      if (records.length === 0) return;
      await store.inWorkspace(workspaceId, async (db) => {
        // A client that may return by now needs nothing remembered.
        if ((await holdRules(db, connectionId)) === book.version) await addErasedRecords(db, connectionId, records);
      });
    },
  };
}
