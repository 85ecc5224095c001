import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { asset } from '../entities/asset.ts';
import { assetChange } from '../entities/asset-change.ts';
import { assetField } from '../entities/asset-field.ts';
import { assetGroup } from '../entities/asset-group.ts';
import { assetType } from '../entities/asset-type.ts';
import { optional, tablesOf, toRead } from './needs.ts';

const reads = [asset, assetType, assetGroup, assetField, assetChange];

/** Read assets. */
export const assetsRead = defineProductFeature({
  name: 'assets-read',
  title: 'Read assets',
  purpose: 'Mirrors assets with their types, groups and fields, for lifecycle, matching and counts per client.',
  writes: false,
  entities: tablesOf(reads),
  needs: [
    ...toRead(reads, 'mandatory', 'no assets are read'),
    optional('restriction:asset-types', 'Yes', 'assets of the types that the agent may not use are not seen'),
    optional('restriction:asset-fields', 'Yes', 'the values of the asset fields that the agent may not use are not seen'),
  ],
});
