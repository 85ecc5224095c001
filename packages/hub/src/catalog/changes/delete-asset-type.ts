import { defineChange } from '../../engine/plan/change-definition.ts';
import { assetTypeShape } from './shapes/asset-type-shape.ts';

/** Deletes an asset type. Undoing what made it uses this. */
export const deleteAssetType = defineChange({
  name: 'delete-asset-type',
  title: 'Delete asset type',
  act: 'delete',
  shape: assetTypeShape,
  revert: { cannot: 'HaloPSA gives a asset type that is made anew another number, and what referred to the old one is lost.' },
});
