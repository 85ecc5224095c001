import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { quotation } from '../entities/quotation.ts';
import { quotationLine } from '../entities/quotation-line.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [quotation, quotationLine];

/** Read quotations. */
export const quotationsRead = defineProductFeature({
  name: 'quotations-read',
  title: 'Read quotations',
  purpose: 'Mirrors quotations and their lines, for the pipeline and for what was offered.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no quotations are read')],
});
