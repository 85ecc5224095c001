import type { Paging } from './paging.ts';

/** For lists that come whole. */
export const onePage: Paging = {
  ask: (question) => question,
  next: () => null,
};
