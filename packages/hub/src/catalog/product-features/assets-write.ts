import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { asset } from '../entities/asset.ts';
import { assetField } from '../entities/asset-field.ts';
import { assetType } from '../entities/asset-type.ts';
import { mandatory, optional, tablesOf } from './needs.ts';

/** Write assets. */
export const assetsWrite = defineProductFeature({
  name: 'assets-write',
  title: 'Write assets',
  purpose: 'Makes and updates assets from what other tools know of a device: warranty, purchase date, backup, model.',
  writes: true,
  entities: tablesOf([asset, assetType, assetField]),
  needs: [
    mandatory('scope:edit:assets', 'Yes', 'no asset is made or updated'),
    mandatory('level:assets', 'Read and Modify', 'no asset is made or updated'),
    optional('restriction:asset-types', 'Yes', 'assets of the types that the agent may not use are not updated'),
    optional('restriction:asset-fields', 'Yes', 'asset fields that the agent may not use are not filled'),
  ],
});
