import { PRODUCTS, SUPPLIERS } from '../billing/items.ts';
import { inPounds } from '../billing/money.ts';
import { fixedRows } from '../define-rows.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';
import { at } from '../random/draw.ts';
import { ASSET_GROUPS } from '../words/hardware.ts';

const supplierName = (id: number): string => at(SUPPLIERS, id - 1)[0];

/** Items: the price list. */
export const item = fixedRows('item', (world) =>
  PRODUCTS.map((product) => {
    const margin = product.price - product.cost;
    const isStocked = product.code.startsWith('HW-') || product.code.startsWith('CON-');
    return {
      id: product.id,
      name: product.name,
      description: product.name,
      purchase_description: product.name,
      use: 'item',
      internalreference: product.code,
      externalreference: '',
      status: 1,
      assetgroup_id: product.group,
      assetgroup_name: ASSET_GROUPS[product.group as keyof typeof ASSET_GROUPS],
      assettype_id: 0,
      assettype_name: '',
      supplier_id: product.supplier,
      supplier_name: supplierName(product.supplier),
      supplier_part_code: product.code,
      baseprice: product.isRecurring ? 0 : inPounds(product.price),
      costprice: product.isRecurring ? 0 : inPounds(product.cost),
      isrecurringitem: product.isRecurring,
      recurringprice: product.isRecurring ? inPounds(product.price) : 0,
      recurringcost: product.isRecurring ? inPounds(product.cost) : 0,
      margin: Math.round((margin * 10_000) / product.price) / 100,
      markupperc: product.cost === 0 ? 0 : Math.round((margin * 10_000) / product.cost) / 100,
      taxcode: 1,
      taxcode_name: 'VAT 20%',
      taxable: true,
      nominalcode: product.group === 6 ? '4020' : '4000',
      nominalcode_name: product.group === 6 ? 'Labour sales' : 'Product sales',
      purchasenominalcode: '5000',
      accountsid: product.code,
      quantity_in_stock: isStocked ? product.id % 7 : 0,
      quantity_reserved: 0,
      quantity_on_order: isStocked ? product.id % 3 : 0,
      minstockqty: 0,
      reorderqty: 0,
      iscontractitem: product.isRecurring,
      dontinvoice: false,
      dont_track_stock: !isStocked,
      item_default_billing_period: product.isRecurring ? 1 : 0,
      maxitemdiscount: 10,
      third_party_id: '',
      note: '',
      datecreated: isoInstant(world.now - (900 + product.id) * DAY),
      lastmodified: isoInstant(world.now - (380 - product.id) * DAY),
      item_suppliers: [
        {
          id: product.id,
          item_id: product.id,
          supplier_id: product.supplier,
          supplier_name: supplierName(product.supplier),
          cost: inPounds(product.cost),
          price: inPounds(product.price),
          supplier_sku: product.code,
        },
      ],
      customfields: [],
      external_links: [],
    };
  }),
);

/** Suppliers; the first is the MSP itself. `portal_password` is never given. */
export const supplier = fixedRows('supplier', (world) =>
  SUPPLIERS.map(([name, notes, domain], index) => ({
    id: index + 1,
    name,
    toplevel_id: 0,
    toplevel_name: '',
    contact_name: index === 0 ? '' : 'Partner Desk',
    contact_title: '',
    email_address: `orders@${domain}`,
    support_email_address: `support@${domain}`,
    phone_number: `01632 9600${String(10 + index)}`,
    phone_number_2: '',
    mobile: '',
    fax: '',
    website: `https://www.${domain}`,
    address: `${index + 4} Distribution Park, Northampton NN4 7ZZ`,
    emaildomain: domain,
    portal_url: index === 0 ? '' : `https://portal.${domain}`,
    portal_ref: index === 0 ? '' : `BW-${4_000 + index}`,
    portal_username: '',
    accounts_id: `S${100 + index}`,
    contract_count: index === 0 ? 0 : 1,
    default_contract_id: index === 0 ? 0 : index,
    parentid: 0,
    inactive: false,
    is_supplier: true,
    is_manufacturer: false,
    default_currency_code: 1,
    purchase_tax_code: 1,
    xero_id: '',
    notes,
    datecreated: isoInstant(world.now - (1_500 - index) * DAY),
    last_modified: isoInstant(world.now - (200 - index * 11) * DAY),
    customfields: [],
    external_links: [],
  })),
);

/** What the MSP has agreed with its suppliers: one contract each. */
export const supplierContract = fixedRows('supplier-contract', (world) =>
  SUPPLIERS.slice(1).map(([name, notes], index) => {
    const expired = index === 1;
    return {
      id: index + 1,
      ref: `SUP-${2_024 + (index % 2)}-${String(index + 1).padStart(2, '0')}`,
      contract_description: `${notes}, partner terms`,
      supplier_id: index + 2,
      supplier_name: name,
      sla_id: 0,
      sla_name: '',
      start_date: isoDate(world.now - (700 - index * 20) * DAY),
      end_date: isoDate(expired ? world.now - 20 * DAY : world.now + (120 + index * 30) * DAY),
      active: !expired,
      started: true,
      expired,
      is_default: true,
      contact_1: 'Partner Desk',
      contact_2: '',
      contact_3: '',
      costing_information: 'Monthly in arrears, 30 days.',
      renewedfrom_id: 0,
      renewedby_id: 0,
      note: '',
      customfields: [],
    };
  }),
);
