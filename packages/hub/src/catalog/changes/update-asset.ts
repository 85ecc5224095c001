import { defineChange } from '../../engine/plan/change-definition.ts';
import { assetShape } from './shapes/asset-shape.ts';

/** Changes the named fields of an asset, and no other. */
export const updateAsset = defineChange({
  name: 'update-asset',
  title: 'Update asset',
  act: 'update',
  shape: assetShape,
  canValidate: true,
  revert: { by: 'update-asset' },
  isSmall: true,
});
