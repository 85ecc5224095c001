import { defineNotice } from '../../engine/channels/notice-kind.ts';

/** The watch's alarms about reading HaloPSA. */
export const syncFailed = defineNotice({
  name: 'sync.failed',
  title: 'HaloPSA is not read as it should be',
  description: 'Reading from HaloPSA has failed, or has not run, for longer than it may.',
  within: 'alarm.opened',
  flows: ['recent-sync', 'full-sync', 'histories'],
  isReminded: true,
});
