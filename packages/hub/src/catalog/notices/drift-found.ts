import { defineNotice } from '../../engine/channels/notice-kind.ts';

/** Fields that are new, missing or of another type. */
export const driftFound = defineNotice({
  name: 'drift.found',
  title: 'HaloPSA sends other fields than before',
  description: 'A sync met fields that are new, missing or of another type. It goes on.',
  within: null,
  flows: [],
  isReminded: false,
});
