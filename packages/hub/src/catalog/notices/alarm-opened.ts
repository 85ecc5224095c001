import { defineNotice } from '../../engine/channels/notice-kind.ts';

/** Every alarm of the watch, those that have a notice of their own included. */
export const alarmOpened = defineNotice({
  name: 'alarm.opened',
  title: 'Something that should happen does not',
  description:
    'The watch opened an alarm, or it became more urgent, or it has stood for another day. Includes the alarms named below.',
  within: null,
  flows: [],
  isReminded: true,
});
