import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { client } from '../entities/client.ts';
import { externalLink } from '../entities/external-link.ts';
import { site } from '../entities/site.ts';
import { topLevel } from '../entities/top-level.ts';
import { optional, tablesOf, toRead } from './needs.ts';

const reads = [client, site, topLevel, externalLink];

/** Read clients. */
export const clientsRead = defineProductFeature({
  name: 'clients-read',
  title: 'Read clients',
  purpose: 'Mirrors clients and sites: everything else hangs on them.',
  writes: false,
  isAlwaysOn: true,
  entities: tablesOf(reads),
  needs: [
    ...toRead(reads, 'mandatory', 'nothing works, because everything hangs on clients'),
    optional(
      'restriction:clients',
      'Yes',
      'clients that the agent may not use are missing, with everything that belongs to them',
    ),
  ],
});
