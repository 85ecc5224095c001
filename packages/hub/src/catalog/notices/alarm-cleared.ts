import { defineNotice } from '../../engine/channels/notice-kind.ts';

/** Told to the channels that were told of the alarm. */
export const alarmCleared = defineNotice({
  name: 'alarm.cleared',
  title: 'Well again',
  description: 'What an alarm was about goes well again. Told where its opening was told.',
  within: null,
  flows: [],
  isReminded: false,
});
