import { defineNotice } from '../../engine/channels/notice-kind.ts';

/** Companies and products that a tool did not have before. */
export const mappingNewcomer = defineNotice({
  name: 'mapping.newcomer',
  title: 'A tool has something new',
  description: 'A source has a company or a product that it did not have before. It may want to be mapped.',
  within: null,
  flows: [],
  isReminded: false,
});
