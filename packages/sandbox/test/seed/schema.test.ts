import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seedEntities } from '../../src/seed/index.ts';
import { nested, rowsOf } from './all-rows.ts';

const file = fileURLToPath(new URL('../../../../../shared/halo/swagger.json', import.meta.url));

if (!existsSync(file)) console.warn('../shared/halo/swagger.json is absent: rows of the seed are not compared with the facts.');

interface Property {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Property;
  readonly enum?: readonly unknown[];
}
type Schemas = Readonly<Record<string, { readonly properties?: Readonly<Record<string, Property>>; readonly type?: string }>>;

/** HaloPSA's schema of each entity, and of its list rows. */
const SCHEMAS: Readonly<Record<string, readonly string[]>> = {
  action: ['Actions'],
  agent: ['Uname', 'Uname_List'],
  application: ['NHD_Identity_Application'],
  appointment: ['Appointment', 'Appointment_List'],
  asset: ['Device', 'Device_List'],
  'asset-change': ['DeviceChange'],
  'asset-field': ['Field'],
  'asset-group': ['Generic'],
  'asset-software': ['DeviceApplications'],
  'asset-type': ['Xtype'],
  attachment: ['Attachment', 'Attachment_List'],
  'audit-entry': ['Audit'],
  category: ['CategoryDetail'],
  'charge-rate': ['ChargeRate'],
  client: ['Area'],
  'client-contract': ['ContractHeader', 'ContractHeader_List'],
  'crm-note': ['AreaNote'],
  currency: ['Currency'],
  'custom-button': ['CustomButton'],
  'custom-field': ['FieldInfo'],
  'custom-table': ['CustomTable'],
  'external-link': ['ExternalLink_List'],
  feature: ['ModuleSetup'],
  feedback: ['Feedback'],
  invoice: ['InvoiceHeader'],
  'invoice-change': ['InvoiceChange'],
  'invoice-payment': ['InvoicePayment_List'],
  item: ['Item'],
  'kb-article': ['KBEntry', 'KBEntry_List'],
  'licence-change': ['DeviceChange'],
  lookup: ['Lookup'],
  opportunity: ['Faults', 'Faults_List'],
  outcome: ['TOutcome'],
  priority: ['Policy'],
  project: ['Faults', 'Faults_List'],
  'purchase-order': ['SupplierOrderHeader'],
  quotation: ['QuotationHeader'],
  'recurring-invoice': ['InvoiceHeader'],
  report: ['AnalyzerProfile'],
  role: ['NHD_Roles'],
  'sales-order': ['OrderHead'],
  site: ['Site', 'Site_List'],
  sla: ['SlaHead'],
  'software-licence': ['Licence_List'],
  status: ['TStatus'],
  supplier: ['Company'],
  'supplier-contract': ['Contract'],
  tax: ['Tax'],
  team: ['SectionDetail', 'SectionDetail_List'],
  ticket: ['Faults', 'Faults_List'],
  'ticket-type': ['RequestType', 'RequestType_List'],
  timesheet: ['Timesheet'],
  'timesheet-event': ['TimesheetEvent'],
  'top-level': ['Tree', 'Tree_List'],
  user: ['Users', 'Users_List'],
  'user-change': ['DeviceChange'],
  webhook: ['Webhook'],
  'webhook-event': ['WebhookEvent'],
  workday: ['Workdays'],
  workflow: ['FlowHeader'],
};

/** What is wrong with an object, by HaloPSA's own document. */
function faultsOf(value: object, names: readonly string[], schemas: Schemas): string[] {
  const faults: string[] = [];
  for (const [member, content] of Object.entries(value)) {
    const property = names.map((name) => schemas[name]?.properties?.[member]).find((one) => one !== undefined);
    if (property === undefined) faults.push(`${names[0]} has no ${member}`);
    else if (content !== null) faults.push(...typeFaults(`${names[0]}.${member}`, content, property, schemas));
  }
  return faults;
}

function typeFaults(path: string, value: unknown, property: Property, schemas: Schemas): string[] {
  if (property.$ref !== undefined) {
    const name = property.$ref.split('/').at(-1) ?? '';
    const target = schemas[name];
    if (target?.properties === undefined) return target?.type === undefined ? [] : typeFaults(path, value, target, schemas);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? faultsOf(value, [name], schemas)
      : [`${path} must be an object`];
  }
  if (property.type === 'array') {
    if (!Array.isArray(value)) return [`${path} must be an array`];
    const { items } = property;
    return items === undefined ? [] : value.flatMap((one) => typeFaults(`${path}[]`, one, items, schemas));
  }
  if (property.type === undefined || property.type === 'object') return [];
  const isRight = property.type === 'integer' ? Number.isInteger(value) : typeof value === property.type;
  return isRight ? [] : [`${path} must be ${property.type}, is ${JSON.stringify(value)}`];
}

describe.skipIf(!existsSync(file))('rows by the OpenAPI document of HaloPSA (skipped where ../shared is absent)', () => {
  const schemas: Schemas = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).components.schemas : {};

  it.each(seedEntities.map((entity) => entity.entity))('every member of %s exists and has its type', (name) => {
    const found = new Set<string>();
    const names = SCHEMAS[name] ?? [];
    expect(names).not.toEqual([]);
    let seen = 0;
    for (const row of rowsOf(name)) {
      seen += 1;
      if (seen > 2_000) break;
      for (const fault of faultsOf(row, names, schemas)) found.add(fault);
    }
    expect([...found]).toEqual([]);
  });

  it('lines of invoices and quotations too', () => {
    const found = new Set<string>();
    for (const [entity, schema] of [
      ['invoice', 'InvoiceDetail'],
      ['recurring-invoice', 'InvoiceDetail'],
      ['quotation', 'QuotationDetail'],
    ] as const) {
      for (const row of rowsOf(entity))
        for (const line of nested(row, 'lines')) for (const fault of faultsOf(line, [schema], schemas)) found.add(fault);
    }
    expect([...found]).toEqual([]);
  });
});
