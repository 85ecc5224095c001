import { kbArticle as halo } from '@sundog/halo';
import { defineEntity } from './define-entity.ts';
import { perPage } from './request-cost.ts';

/** Knowledge articles, in `mirror.kb_article`. */
export const kbArticle = defineEntity({
  halo,
  area: 'knowledge',
  read: { by: 'list' },
  cost: perPage(halo),
  every: 360,
  fullEvery: 24,
  permission: 'optional',
});
