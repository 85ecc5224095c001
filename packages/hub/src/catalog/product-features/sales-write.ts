import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { opportunity } from '../entities/opportunity.ts';
import { mandatory, tablesOf } from './needs.ts';

/** Write opportunities. */
export const salesWrite = defineProductFeature({
  name: 'sales-write',
  title: 'Write opportunities',
  purpose: 'Makes opportunities from assets that are due for replacement, after a person approved each.',
  writes: true,
  entities: tablesOf([opportunity]),
  needs: [
    mandatory('scope:edit:sales', 'Yes', 'no opportunity is made'),
    mandatory('level:sales', 'Read and Modify', 'no opportunity is made'),
  ],
});
