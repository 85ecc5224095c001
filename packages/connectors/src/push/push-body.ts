import { z } from 'zod';
import { alertSeverities } from '../kit/records/source-alert.ts';
import { deviceClasses } from '../kit/records/source-device.ts';

/** How much one push may hold. A product with more sends several. */
const most = { records: 5_000, text: 2_000, longText: 20_000, list: 64, fields: 200 } as const;

const id = z.string().trim().min(1).max(200);
const text = z
  .string()
  .trim()
  .max(most.text)
  .nullish()
  .transform((value) => value || null);
const texts = z.array(z.string().trim().min(1).max(200)).max(most.list).default([]);
const instant = z.iso
  .datetime({ offset: true })
  .nullish()
  .transform((value) => (value ? new Date(value) : null));
const fields = z
  .record(z.string().min(1).max(100), z.union([z.string().max(most.text), z.number(), z.boolean()]))
  .refine((bag) => Object.keys(bag).length <= most.fields, `has more than ${most.fields} members`)
  .default({});

const company = z.strictObject({
  id,
  name: z.string().trim().min(1).max(most.text),
  domain: text,
  phone: text,
  street: text,
  town: text,
  postcode: text,
  country: text,
  externalId: text,
  entraTenantId: text,
  isActive: z.boolean().nullable().default(null),
  fields,
});

const device = z.strictObject({
  id,
  companyId: id.nullable().default(null),
  siteName: text,
  name: text,
  serial: text,
  biosUuid: text,
  macs: texts,
  manufacturer: text,
  model: text,
  os: text,
  osVersion: text,
  deviceClass: z.enum(deviceClasses).nullable().default(null),
  product: text,
  lastUser: text,
  lastSeenAt: instant,
  isOnline: z.boolean().nullable().default(null),
  ipAddresses: texts,
  warrantyEndsAt: instant,
  externalId: text,
  fields,
});

const licenceCount = z.strictObject({
  companyId: id,
  product: id,
  productName: z.string().trim().min(1).max(most.text),
  quantity: z.number().min(0).max(1e12),
  unit: z.string().trim().min(1).max(50),
  asOf: z.iso.datetime({ offset: true }).transform((value) => new Date(value)),
});

const alert = z.strictObject({
  id,
  companyId: id.nullable().default(null),
  deviceId: id.nullable().default(null),
  condition: text,
  severity: z.enum(alertSeverities),
  title: z.string().trim().min(1).max(most.text),
  text: z
    .string()
    .max(most.longText)
    .nullish()
    .transform((value) => value || null),
  raisedAt: instant,
  clearedAt: instant,
  state: z.enum(['open', 'cleared']),
});

const listOf = <Entry extends z.ZodType>(entry: Entry) => z.array(entry).max(most.records).default([]);

const ids = listOf(id);

/**
 * What a vendor's product posts: records of any kind, in the words of the kit, what is gone, and which lists are whole. Members that are not
 * named here are refused.
 */
export const pushBody = z.strictObject({
  companies: listOf(company),
  devices: listOf(device),
  licenceCounts: listOf(licenceCount),
  alerts: listOf(alert),
  /** Lists of which this is everything: what they do not name is missing. */
  whole: z
    .array(z.enum(['companies', 'devices', 'licenceCounts', 'alerts']))
    .max(4)
    .default([]),
  /** What is there no longer. */
  gone: z
    .strictObject({
      companies: ids,
      devices: ids,
      licenceCounts: listOf(z.strictObject({ companyId: id, product: id })),
      alerts: ids,
    })
    .partial()
    .default({}),
});
