import { filter } from '../lists/filter.ts';
import { changedSince, changedUntil } from '../quirks/last-update-filter.ts';
import { defineEndpoint } from './endpoint.ts';

/** Sites; API.md 3.2. */
export const site = defineEndpoint({

  entity: 'site', path: 'Site', schema: 'Site', listSchema: 'Site_List', envelope: 'sites', paged: true, inactive: 'inactive', idsOnly: 'idonly',
  list: { only: ['id', 'name', 'ref', 'client_id', 'client_name', 'clientsite_name', 'inactive', 'sla_id', 'phonenumber', 'colour', 'timezone', 'notes', 'maincontact_id', 'isstocklocation', 'invoice_address_isdelivery', 'delivery_address_line1', 'delivery_address_line2', 'delivery_address_line3', 'delivery_address_line4', 'delivery_address_line5', 'country_code_name', 'region_code_name', 'site_item_tax_code', 'itglue_id', 'site_fields', 'customfields'],
    flags: { includenotes: ['notes'], includeaddress: ['delivery_address_line1', 'delivery_address_line2', 'delivery_address_line3', 'delivery_address_line4', 'delivery_address_line5'] } },
  search: ['name', 'client_name', 'ref'],
  filters: {
    client_id: filter.ids('client_id'), site_id: filter.ids('id'), toplevel_id: filter.ids('toplevel_id'), stocklocation: filter.whenTrue((row) => row['isstocklocation'] === true),
    lastupdatefromdate: changedSince('slastupdate'), lastupdatetodate: changedUntil('slastupdate'),
  },
  writes: { required: ['name', 'client_id'], stamps: ['slastupdate'], birth: ['datecreated'], defaults: () => ({ name: '', inactive: false, sla_id: 0, use: 'site', customfields: [], external_links: [] }) },
  deletable: true,
});
