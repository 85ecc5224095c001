import { assetType } from '@sundog/halo';
import type { RecordShape } from '../../../engine/plan/record-shape.ts';

/** What plans read and write of an asset type. API.md 3.13. */
export const assetTypeShape: RecordShape = {
  entity: assetType,
  members: {
    name: { wire: 'name', type: 'text', label: 'Name' },
    assetGroupId: { wire: 'assetgroup_id', type: 'key', label: 'Asset group' },
  },
  lists: {},
};
