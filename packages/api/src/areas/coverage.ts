import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, instant, pageOf, pageQuery } from '../paging.ts';

const ofConnection = '/api/v1/workspaces/:workspaceId/connections/:connectionId' as const;
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const staleDays = z.coerce.number().int().min(1).max(3_650).default(30);
/** 0: of companies that are not mapped. */
const ofClient = z.coerce.number().int().min(0).max(2_147_483_647).optional();

const counts = {
  devices: z.int(),
  assets: z.int(),
  sourceOnly: z.int(),
  haloOnly: z.int(),
  stale: z.int(),
  duplicates: z.int(),
};

/** How well sources and HaloPSA cover each other; and what is counted beside what is billed. */
export const coverageRoutes = [
  defineRoute({
    name: 'coverage.show',
    method: 'GET',
    path: `${ofConnection}/coverage`,
    summary: 'Counts per client what is in a source and not in HaloPSA, in HaloPSA and in no source, stale, and there twice.',
    permission: 'read-data',
    params: connectionParams,
    query: z.object({ staleDays }),
    answer: z.object({
      clients: z.array(z.object({ clientId: z.int().nullable(), clientName: z.string().nullable(), ...counts })),
      totals: z.object(counts),
    }),
  }),
  defineRoute({
    name: 'coverage.list',
    method: 'GET',
    path: `${ofConnection}/uncovered`,
    summary: 'Names the devices and assets that are not covered, or are stale.',
    permission: 'read-data',
    params: connectionParams,
    query: pageQuery.extend({
      kind: z.enum(['source-only', 'halo-only', 'stale']).default('source-only'),
      staleDays,
      clientId: ofClient,
    }),
    answer: pageOf(
      z.object({
        clientId: z.int().nullable(),
        clientName: z.string().nullable(),
        assetId: z.int().nullable(),
        sourceId: z.int().nullable(),
        source: z.string().nullable(),
        deviceKey: z.string().nullable(),
        name: z.string().nullable(),
        lastSeenAt: instant.nullable(),
      }),
    ),
  }),
  defineRoute({
    name: 'coverage.duplicates',
    method: 'GET',
    path: `${ofConnection}/duplicates`,
    summary:
      'Lists assets of one client with the same serial number or MAC address, with what merging the second into the first would come to.',
    permission: 'read-data',
    params: connectionParams,
    query: pageQuery.extend({ clientId: ofClient }),
    answer: pageOf(
      z.object({
        clientId: z.int(),
        by: z.enum(['serial', 'macs']),
        value: z.string(),
        /** The one to keep first. */
        assets: z.array(z.object({ id: z.int(), tag: z.string(), isLinked: z.boolean() })),
        merge: z.array(z.object({ field: z.string(), label: z.string(), kept: value, other: value, wins: value })),
      }),
    ),
  }),
  defineRoute({
    name: 'coverage.merge',
    method: 'POST',
    path: `${ofConnection}/merges`,
    summary:
      'Plans the merge of two assets of one client: the kept one takes over what it does not say, the other is made inactive.',
    permission: 'manage-mapping',
    params: connectionParams,
    body: z.strictObject({ keep: z.int().min(1), drop: z.int().min(1) }),
    answer: z.object({ planId: z.int(), changes: z.int() }),
    status: 201,
  }),
  defineRoute({
    name: 'coverage.counted',
    method: 'GET',
    path: `${ofConnection}/counted`,
    summary: 'Shows per client and product what sources count beside what recurring invoices bill.',
    permission: 'read-data',
    params: connectionParams,
    answer: z.object({
      /** What is compared, in words. */
      rule: z.string(),
      items: z.array(
        z.object({
          sourceId: z.int(),
          source: z.string(),
          companyId: z.string(),
          clientId: z.int().nullable(),
          clientName: z.string().nullable(),
          product: z.string(),
          productName: z.string(),
          unit: z.string(),
          quantity: z.number(),
          asOf: z.string().nullable(),
          /** Null: no line of the client is called so. */
          billed: z.number().nullable(),
          difference: z.number().nullable(),
          lines: z.array(z.object({ invoiceId: z.int(), text: z.string(), quantity: z.number().nullable() })),
        }),
      ),
      lines: z.object({ inForce: z.int(), unmatched: z.int() }),
    }),
  }),
] as const;
