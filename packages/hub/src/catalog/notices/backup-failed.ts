import { defineNotice } from '../../engine/channels/notice-kind.ts';

/** A scheduled backup that failed, and the watch's alarm that none was made for long. */
export const backupFailed = defineNotice({
  name: 'backup.failed',
  title: 'There is no new backup',
  description: 'A scheduled backup failed, or none was made for eight days.',
  within: 'alarm.opened',
  flows: ['backup'],
  isReminded: true,
});
