import { defineNotice } from '../../engine/channels/notice-kind.ts';

/** The watch's warnings of secrets, 30, 14, 7 and 1 days ahead and on the day. */
export const secretExpires = defineNotice({
  name: 'secret.expires',
  title: 'A secret of HaloPSA ends',
  description: 'The day that was given for a secret is 30, 14, 7 or 1 days ahead, or has come.',
  within: 'alarm.opened',
  flows: ['secret-expiry'],
  // Told in stages of its own.
  isReminded: false,
});
