import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { clientContract } from '../entities/client-contract.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [clientContract];

/** Read contracts. */
export const contractsRead = defineProductFeature({
  name: 'contracts-read',
  title: 'Read contracts',
  purpose: 'Mirrors client contracts, for agreements, terms and renewals.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no contracts are read')],
});
