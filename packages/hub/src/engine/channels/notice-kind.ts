/** Something of which people may want to be told. */
export interface NoticeKind {
  /** `alarm.opened`: what a channel is asked to tell, and the type of the message. */
  readonly name: string;
  /** One line, without a full stop: begins every message of this kind. */
  readonly title: string;
  /** For whoever chooses, as a sentence. */
  readonly description: string;
  /** The wider notice whose listeners are told of this one too; null: none. */
  readonly within: string | null;
  /** Flows of the watch whose alarms this is; empty: it does not come from the watch. */
  readonly flows: readonly string[];
  /** Whether people are told again after a day, as long as it stands. */
  readonly isReminded: boolean;
}

/**
 * Declares something of which people may want to be told. One file per notice in `catalog/notices`, and a line in `index.ts` there.
 *
 * @example
 * export const driftFound = defineNotice({
 *   name: 'drift.found',
 *   title: 'HaloPSA sends other fields than before',
 *   description: 'A sync met fields that are new, missing or of another type.',
 *   within: null,
 *   flows: [],
 *   isReminded: false,
 * });
 */
export function defineNotice(notice: NoticeKind): NoticeKind {
  return notice;
}
