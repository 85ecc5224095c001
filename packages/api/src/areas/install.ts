import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams } from '../paging.ts';

const ofConnection = '/api/v1/workspaces/:workspaceId/connections/:connectionId' as const;

/** An application of HaloPSA with an administrator's rights, lent for one call. It goes in, is used, and is kept and shown nowhere. */
const administrator = z.strictObject({ clientId: z.string().min(1).max(200), secret: z.string().min(1).max(1_000) }).optional();

/** A record of ours in HaloPSA that is not gone. */
const left = z.object({
  entity: z.string(),
  key: z.string(),
  title: z.string(),
  state: z.enum(['there', 'hidden']),
  /** The screen of HaloPSA where a person removes it. */
  screen: z.string(),
});

/** The Connect button in HaloPSA: whether it stands there, installing it, and taking everything out again. */
export const installRoutes = [
  defineRoute({
    name: 'install.show',
    method: 'GET',
    path: `${ofConnection}/install`,
    summary: 'Reads one asset of HaloPSA, and says whether the Connect button stands on it and leads here.',
    permission: 'manage-connections',
    params: connectionParams,
    answer: z.object({
      /** `SUNDOG_PUBLIC_URL`; null: it is not set, and nothing can be installed. */
      publicUrl: z.string().nullable(),
      /** The asset that was looked at; null: none is synced yet. */
      assetId: z.int().nullable(),
      /** Where its button leads; null: HaloPSA shows none. */
      seen: z.string().nullable(),
      wanted: z.string().nullable(),
      isFilled: z.boolean(),
    }),
  }),
  defineRoute({
    name: 'install.plan',
    method: 'POST',
    path: `${ofConnection}/install/plans`,
    summary: 'Plans the Connect button on assets. Nothing is written.',
    permission: 'manage-connections',
    params: connectionParams,
    body: z.strictObject({ administrator }),
    answer: z.object({ planId: z.int(), changes: z.int(), unchanged: z.int(), remarks: z.array(z.string()) }),
    status: 201,
  }),
  defineRoute({
    name: 'install.plan-removal',
    method: 'POST',
    path: `${ofConnection}/removal/plans`,
    summary: 'Plans to take out of HaloPSA whatever plans of this hub ever made there. Nothing is removed yet.',
    permission: 'manage-connections',
    params: connectionParams,
    body: z.strictObject({ administrator, assets: z.enum(['keep', 'inactive']).optional() }),
    answer: z.object({
      /** Null: there is nothing that these credentials could take out. */
      planId: z.int().nullable(),
      changes: z.int(),
      gone: z.int(),
      hidden: z.array(left),
    }),
    status: 201,
  }),
  defineRoute({
    name: 'install.apply',
    method: 'POST',
    path: `${ofConnection}/install/apply`,
    summary: 'Applies an approved plan of installing or removing in the background, with lent rights where they are given.',
    permission: 'approve',
    params: connectionParams,
    body: z.strictObject({ planId: z.int().min(1).max(2_147_483_647), administrator }),
    answer: z.object({ isStarted: z.boolean() }),
    status: 202,
  }),
  defineRoute({
    name: 'install.receipt',
    method: 'POST',
    path: `${ofConnection}/removal/receipt`,
    summary: 'Reads back from HaloPSA what of ours is gone and what is left, and keeps the answer in the audit.',
    permission: 'manage-connections',
    params: connectionParams,
    body: z.strictObject({ administrator }),
    answer: z.object({ gone: z.int(), left: z.array(left), /** Assets that the hub made: they stay. */ assets: z.int() }),
  }),
] as const;
