import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { report } from '../entities/report.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [report];

/** Read reports. */
export const reportsRead = defineProductFeature({
  name: 'reports-read',
  title: 'Read reports',
  purpose: 'Reads the list and the rows of the saved reports of HaloPSA, for dashboards.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no report can be read')],
});
