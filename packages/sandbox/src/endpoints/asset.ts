import { ok } from '../http/answer.ts';
import { filter } from '../lists/filter.ts';
import { assetsOfTicket, settleAsset } from '../quirks/asset-rules.ts';
import { changedSince, changedUntil } from '../quirks/last-update-filter.ts';
import { defineEndpoint } from './endpoint.ts';

/** Assets; API.md 3.12. */
export const asset = defineEndpoint({

  entity: 'asset', path: 'Asset', schema: 'Device', listSchema: 'Device_List', envelope: 'assets', paged: true, inactive: 'inactive', idsOnly: 'idonly',
  list: { only: ['id', 'inventory_number', 'key_field', 'key_field2', 'key_field3', 'assettype_id', 'assettype_name', 'status_id', 'status_name', 'inactive', 'is_primary_asset', 'is_template', 'criticality', 'client_id', 'client_name', 'site_id', 'site_name', 'username', 'business_owner_id', 'business_owner_name', 'technical_owner_id', 'technical_owner_name', 'parent_id', 'supplier_id', 'supplier_name', 'supplier_contract_id', 'supplier_contract_ref', 'contract_id', 'contract_ref', 'contract_value', 'item_id', 'item_name', 'sla_id', 'sla_name', 'priority_id', 'stock_date', 'warranty_start', 'warranty_end', 'labour_warranty_start', 'labour_warranty_end', 'supplier_purchasedate', 'contract_end_date', 'ninjarmm_id', 'datto_id', 'automate_id', 'intune_id', 'fields', 'customfields', 'use', 'icon', 'third_party_id'],
    flags: { includeassetfields: ['fields'], includeuser: ['username', 'business_owner_name'] } },
  members: ['third_party_id_string', 'notes', 'warranty_note', 'commissiondate', 'supplier_expirydate'],
  search: ['inventory_number', 'key_field', 'key_field2', 'key_field3', 'username'],
  filters: {
    client_id: filter.ids('client_id'), site_id: filter.ids('site_id'), assettype_id: filter.ids('assettype_id'), assettypes: filter.ids('assettype_id'), assettype: filter.ids('assettype_id'),
    assetgroup_id: filter.ids('assetgroup_id'), assetgroups: filter.ids('assetgroup_id'), assetstatuses: filter.ids('status_id'), contract_id: filter.ids('contract_id'),
    supplier_id: filter.ids('supplier_id'), supplier_contract_id: filter.ids('supplier_contract_id'), item_id: filter.ids('item_id'), linkedto_id: filter.ids('parent_id'),
    user_id: filter.ids('business_owner_id'), inventory_number: filter.text('inventory_number'), username: filter.text('username'),
    search_inventory_number_only: filter.part('inventory_number'), assets: filter.ids('id'), ticket_id: assetsOfTicket,
    lastupdatefromdate: changedSince('dlastupdate'), lastupdatetodate: changedUntil('dlastupdate'),
  },
  advanced: { inventory_number: 'inventory_number', third_party_id_string: 'third_party_id_string', key_field: 'key_field' },
  writes: {
    required: ['assettype_id', 'site_id'], stamps: ['dlastupdate', 'last_modified'], feed: 'asset-change',
    defaults: () => ({ inventory_number: '', inactive: false, status_id: 1, use: 'asset', fields: [], customfields: [], external_links: [] }),
    settle: settleAsset,
  },
  deletable: true,
  routes: [
    { method: 'GET', action: 'nexttag', run: (call) => ok({ tag: `AST${String(call.halo.tables.of('asset').nextId()).padStart(6, '0')}` }) },
  ],
});
