import { defineChange } from '../../engine/plan/change-definition.ts';
import { assetShape } from './shapes/asset-shape.ts';

/** Deletes an asset: only ever what a plan made itself. Assets that go out of use are set inactive. */
export const deleteAsset = defineChange({
  name: 'delete-asset',
  title: 'Delete asset',
  act: 'delete',
  shape: assetShape,
  revert: { cannot: 'an asset that was deleted is not made again: its number, history and tickets would be lost all the same.' },
});
