import { defineNotice } from '../../engine/channels/notice-kind.ts';

/** Told by the other channels. */
export const channelDisabled = defineNotice({
  name: 'channel.disabled',
  title: 'A channel was switched off',
  description: 'Another channel let nothing through for three days and was switched off.',
  within: null,
  flows: [],
  isReminded: false,
});
