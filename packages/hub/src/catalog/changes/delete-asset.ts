import { defineChange } from '../../engine/plan/change-definition.ts';
import { assetShape } from './shapes/asset-shape.ts';

/** Deletes an asset. Undoing what made it uses this; assets that go out of use are better set inactive (API.md 4.3). */
export const deleteAsset = defineChange({
  name: 'delete-asset',
  title: 'Delete asset',
  act: 'delete',
  shape: assetShape,
  revert: { cannot: 'an asset that was deleted is not made again: its number, history and tickets would be lost all the same.' },
});
