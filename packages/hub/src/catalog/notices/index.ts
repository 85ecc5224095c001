import type { NoticeKind } from '../../engine/channels/notice-kind.ts';
import { alarmCleared } from './alarm-cleared.ts';
import { alarmOpened } from './alarm-opened.ts';
import { backupFailed } from './backup-failed.ts';
import { channelDisabled } from './channel-disabled.ts';
import { driftFound } from './drift-found.ts';
import { mappingNewcomer } from './mapping-newcomer.ts';
import { secretExpires } from './secret-expires.ts';
import { syncFailed } from './sync-failed.ts';
import { webhookDisabled } from './webhook-disabled.ts';

/** Everything of which people may want to be told, the most telling first. */
export const notices: readonly NoticeKind[] = [
  alarmOpened,
  alarmCleared,
  syncFailed,
  secretExpires,
  backupFailed,
  webhookDisabled,
  channelDisabled,
  driftFound,
  mappingNewcomer,
];

/** The notice of an alarm of this flow. */
export function noticeOfFlow(flow: string): NoticeKind {
  return notices.find(({ flows }) => flows.includes(flow)) ?? alarmOpened;
}
