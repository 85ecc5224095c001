import type { Db } from '../../store/database.ts';
import { type NoticeFields, queueNotice } from '../../store/rows/channel-delivery-rows.ts';
import type { NoticeKind } from './notice-kind.ts';
import { toOneLine } from './one-line.ts';

/** What happened, for {@link tellChannels}. */
export interface News {
  readonly kind: NoticeKind;
  /** What it is about, as `alarm 17`: what is told of one thing arrives in its order. */
  readonly about: string;
  /** Names what happened: `alarm 17 cleared`. The same is told once, however often it is called. */
  readonly key: string;
  readonly at: Date;
  readonly severity: NoticeFields['severity'];
  /** Stands in the place of the kind's title, where another says it better. */
  readonly title?: string;
  readonly sentence: string;
  readonly meaning?: string;
  readonly causes?: readonly string[];
  readonly remedy?: string;
  readonly connectionId: number | null;
  /** Only channels that were told something of the same thing before. */
  readonly onlyFollowUp?: boolean;
  /** All channels but this one. */
  readonly exceptChannel?: number;
}

/**
 * Puts news in the queue of every channel that wants them, in the transaction in which they happen: either both are there or neither, and a
 * kill between loses nothing. Returns how many channels will be told.
 */
export async function tellChannels(db: Db, news: News): Promise<number> {
  const { kind } = news;
  return queueNotice(db, {
    event: kind.name,
    wantedAs: kind.within === null ? [kind.name] : [kind.name, kind.within],
    about: news.about,
    key: news.key,
    at: news.at,
    exceptChannel: news.exceptChannel ?? null,
    onlyFollowUp: news.onlyFollowUp ?? false,
    notice: {
      at: news.at.toISOString(),
      severity: news.severity,
      title: toOneLine(news.title ?? kind.title),
      sentence: toOneLine(news.sentence),
      meaning: news.meaning === undefined ? null : toOneLine(news.meaning),
      causes: (news.causes ?? []).map(toOneLine),
      remedy: news.remedy === undefined ? null : toOneLine(news.remedy),
      connectionId: news.connectionId,
    },
  });
}
