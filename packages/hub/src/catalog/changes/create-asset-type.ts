import { defineChange } from '../../engine/plan/change-definition.ts';
import { assetTypeShape } from './shapes/asset-type-shape.ts';

/** Makes a asset type. Its name finds it again: a plan chooses one that nobody else has. */
export const createAssetType = defineChange({
  name: 'create-asset-type',
  title: 'Create asset type',
  act: 'create',
  shape: assetTypeShape,
  requires: ['name'],
  marker: { field: 'name', isName: true, isInList: true, searches: () => [{ includeinactive: 'true' }] },
  revert: { by: 'delete-asset-type' },
});
