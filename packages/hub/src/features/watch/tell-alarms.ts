import { alarmCleared } from '../../catalog/notices/alarm-cleared.ts';
import { noticeOfFlow } from '../../catalog/notices/index.ts';
import { tellChannels } from '../../engine/channels/tell-channels.ts';
import { spanText } from '../../engine/watch/span-text.ts';
import type { Db } from '../../store/database.ts';
import { type AlarmRow, setAlarmsTold, takeAlarmsToRemind } from '../../store/rows/alarm-rows.ts';
import type { AlarmNews } from './watch-deps.ts';

/** People are told again of an alarm that stands for as long as this. */
const remindMs = 24 * 60 * 60 * 1000;

/**
 * Tells channels of what a look at the flows changed, in the transaction of that look: an alarm and the word of it are there together or not
 * at all. Each alarm is told once when it opens, once for each stage of more urgency, once a day while it stands, and once when it clears.
 */
export async function tellAlarms(
  db: Db,
  { news, standing, at }: { readonly news: readonly AlarmNews[]; readonly standing: readonly AlarmRow[]; readonly at: Date },
): Promise<void> {
  for (const { change, alarm } of news) {
    if (change === 'cleared') await tellCleared(db, alarm, at);
    else await tellOpen(db, alarm, { key: `alarm ${alarm.id} stage ${alarm.stage}`, at });
  }
  const fresh = news.filter(({ change }) => change !== 'cleared').map(({ alarm }) => alarm.id);
  if (fresh.length > 0) await setAlarmsTold(db, fresh, at);
  const old = standing.filter(({ id, flow }) => !fresh.includes(id) && noticeOfFlow(flow).isReminded).map(({ id }) => id);
  if (old.length === 0) return;
  const due = await takeAlarmsToRemind(db, { ids: old, before: new Date(at.getTime() - remindMs), at });
  for (const alarm of due) {
    const title = `Still, for ${spanText(at.getTime() - alarm.raisedAt.getTime())}: ${noticeOfFlow(alarm.flow).title}`;
    await tellOpen(db, alarm, { key: `alarm ${alarm.id} reminder ${at.toISOString()}`, at, title });
  }
}

async function tellOpen(
  db: Db,
  alarm: AlarmRow,
  told: { readonly key: string; readonly at: Date; readonly title?: string },
): Promise<void> {
  const { severity, sentence, meaning, causes, remedy, connectionId } = alarm;
  const about = `alarm ${alarm.id}`;
  await tellChannels(db, {
    kind: noticeOfFlow(alarm.flow),
    about,
    severity,
    sentence,
    meaning,
    causes,
    remedy,
    connectionId,
    ...told,
  });
}

async function tellCleared(db: Db, alarm: AlarmRow, at: Date): Promise<void> {
  const lasted = spanText(at.getTime() - alarm.raisedAt.getTime());
  await tellChannels(db, {
    kind: alarmCleared,
    about: `alarm ${alarm.id}`,
    key: `alarm ${alarm.id} cleared`,
    at,
    severity: 'good',
    sentence: `This is over after ${lasted}: ${alarm.sentence}`,
    connectionId: alarm.connectionId,
    onlyFollowUp: true,
  });
}
