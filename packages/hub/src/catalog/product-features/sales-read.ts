import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { opportunity } from '../entities/opportunity.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [opportunity];

/** Read opportunities. */
export const salesRead = defineProductFeature({
  name: 'sales-read',
  title: 'Read opportunities',
  purpose: 'Mirrors opportunities, for the pipeline and for renewals that were already offered.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no opportunities are read')],
});
