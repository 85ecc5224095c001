import { asset } from '@sundog/halo';
import type { RecordShape } from '../../../engine/plan/record-shape.ts';

/** What plans read and write of an asset. API.md 2.7 and 3.12: the client follows from the site. */
export const assetShape: RecordShape = {
  entity: asset,
  members: {
    tag: { wire: 'inventory_number', type: 'text', label: 'Tag' },
    assetTypeId: { wire: 'assettype_id', type: 'key', label: 'Asset type' },
    siteId: { wire: 'site_id', type: 'key', label: 'Site' },
    statusId: { wire: 'status_id', type: 'key', label: 'Status' },
    isInactive: { wire: 'inactive', type: 'boolean', label: 'Inactive' },
    userName: { wire: 'username', type: 'text', label: 'User' },
    businessOwnerId: { wire: 'business_owner_id', type: 'key', label: 'Business owner' },
    technicalOwnerId: { wire: 'technical_owner_id', type: 'key', label: 'Technical owner' },
    supplierId: { wire: 'supplier_id', type: 'key', label: 'Supplier' },
    contractId: { wire: 'contract_id', type: 'key', label: 'Contract' },
    parentId: { wire: 'parent_id', type: 'key', label: 'Parent asset' },
    criticality: { wire: 'criticality', type: 'number', label: 'Criticality' },
    warrantyStartsAt: { wire: 'warranty_start', type: 'instant', label: 'Warranty starts' },
    warrantyEndsAt: { wire: 'warranty_end', type: 'instant', label: 'Warranty ends' },
    warrantyNote: { wire: 'warranty_note', type: 'text', label: 'Warranty note' },
    purchasedAt: { wire: 'supplier_purchasedate', type: 'instant', label: 'Purchased' },
    commissionedAt: { wire: 'commissiondate', type: 'instant', label: 'Commissioned' },
    notes: { wire: 'notes', type: 'text', label: 'Notes' },
    thirdPartyId: { wire: 'third_party_id_string', type: 'text', label: 'Third-party id' },
  },
  lists: { field: { wire: 'fields', label: 'Asset field' }, custom: { wire: 'customfields', label: 'Custom field' } },
};
