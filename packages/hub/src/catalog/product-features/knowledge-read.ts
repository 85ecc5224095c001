import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { kbArticle } from '../entities/kb-article.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [kbArticle];

/** Read the knowledge base. */
export const knowledgeRead = defineProductFeature({
  name: 'knowledge-read',
  title: 'Read the knowledge base',
  purpose: 'Mirrors articles, for search and for reviews that are due.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no articles are read')],
});
