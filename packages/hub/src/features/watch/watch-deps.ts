import type { VerbDeps } from '../../engine/verb.ts';
import type { WatchLists } from '../../engine/watch/look-at-flows.ts';
import type { AlarmRow } from '../../store/rows/alarm-rows.ts';

/** What became of an alarm. */
export interface AlarmNews {
  readonly change: 'raised' | 'worse' | 'cleared';
  readonly alarm: AlarmRow;
}

/** What the verbs of the watch work with. */
export interface WatchDeps extends VerbDeps {
  readonly lists: WatchLists;
  /** Told of every alarm that was raised, became more urgent or was cleared, once that is kept: for the log. Channels are told before, in the same transaction. */
  readonly onAlarm: (news: AlarmNews) => void;
}
