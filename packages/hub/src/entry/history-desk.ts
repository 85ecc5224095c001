import { type ChooseRetentionInput, chooseRetention } from '../features/history/choose-retention.ts';
import { type DeletedVersions, deleteOldVersions } from '../features/history/delete-old-versions.ts';
import type { HistoryDeps } from '../features/history/history-deps.ts';
import { listRetention, type Retention } from '../features/history/list-retention.ts';
import { type HistoryQuestion, type RecordHistory, readHistory } from '../features/history/read-history.ts';

/** The verbs of the history, as the doors call them. */
export interface HistoryDesk {
  /** @throws UnknownEntityError, NoHistoryError, RecordNeverSeenError, HistoryDeletedError */
  readonly read: (question: HistoryQuestion) => Promise<RecordHistory>;
  readonly listRetention: (connectionId: number) => Promise<readonly Retention[]>;
  readonly chooseRetention: (input: ChooseRetentionInput) => Promise<void>;
  readonly deleteOld: (input: { readonly connectionId: number }) => Promise<readonly DeletedVersions[]>;
}

/** The desk over its dependencies. */
export function openHistoryDesk(deps: HistoryDeps): HistoryDesk {
  return {
    read: (question) => readHistory(deps, question),
    listRetention: (connectionId) => listRetention(deps, connectionId),
    chooseRetention: (input) => chooseRetention(deps, input),
    deleteOld: (input) => deleteOldVersions(deps, input),
  };
}
