import { z } from 'zod';
import { roles } from '../capabilities.ts';
import { defineRoute } from '../define-route.ts';
import { workspaceParams } from '../paging.ts';

const place = '/api/v1/workspaces/:workspaceId' as const;

const addresses = z.array(z.object({ network: z.string().max(60), note: z.string().max(200) })).max(500);

const providerFields = {
  name: z.string().max(60),
  issuer: z.string().max(500),
  clientId: z.string().max(300),
  /** Whether the host of the issuer may have a private address. */
  allowPrivateHost: z.boolean(),
  /** The claim that names groups; null: roles are given by invitation. */
  groupClaim: z.string().max(100).nullable(),
  roleOfGroup: z.array(z.object({ group: z.string().max(200), role: z.enum(roles) })).max(200),
  /** Whether somebody whose group has a role comes in without an invitation. */
  admitsByGroup: z.boolean(),
};

/** What an owner sets for a workspace as a whole. */
export const workspaceSettingsRoutes = [
  defineRoute({
    name: 'workspace-settings.rename',
    method: 'PATCH',
    path: place,
    summary: 'Gives the workspace another name.',
    permission: 'manage-workspace',
    params: workspaceParams,
    body: z.strictObject({ name: z.string().max(80) }),
    answer: null,
  }),
  defineRoute({
    name: 'workspace-settings.addresses',
    method: 'GET',
    path: `${place}/addresses`,
    summary: 'Shows from which networks the workspace may be reached; none: from everywhere.',
    permission: 'manage-workspace',
    params: workspaceParams,
    answer: z.object({ addresses, yours: z.string() }),
  }),
  defineRoute({
    name: 'workspace-settings.set-addresses',
    method: 'PUT',
    path: `${place}/addresses`,
    summary: 'Says from which networks the workspace may be reached. Your own address must be among them.',
    permission: 'manage-workspace',
    params: workspaceParams,
    body: z.strictObject({
      addresses: z.array(z.strictObject({ network: z.string().max(60), note: z.string().max(200).optional() })).max(500),
    }),
    answer: null,
  }),
  defineRoute({
    name: 'workspace-settings.single-sign-on',
    method: 'GET',
    path: `${place}/single-sign-on`,
    summary: 'Shows the identity provider of the workspace. Its secret is never shown.',
    permission: 'manage-workspace',
    params: workspaceParams,
    answer: z.object({
      provider: z.object(providerFields).nullable(),
      /** To be entered at the provider; null: SUNDOG_PUBLIC_URL is needed for it. */
      redirectUri: z.string().nullable(),
    }),
  }),
  defineRoute({
    name: 'workspace-settings.set-single-sign-on',
    method: 'PUT',
    path: `${place}/single-sign-on`,
    summary: 'Sets the identity provider of the workspace, once it has answered as one.',
    permission: 'manage-workspace',
    params: workspaceParams,
    body: z.strictObject({
      ...providerFields,
      /** Absent: the one that is kept stays, as long as issuer and client id do. */
      clientSecret: z.string().min(1).max(1000).optional(),
      allowPrivateHost: providerFields.allowPrivateHost.default(false),
      groupClaim: providerFields.groupClaim.default(null),
      roleOfGroup: providerFields.roleOfGroup.default([]),
      admitsByGroup: providerFields.admitsByGroup.default(false),
    }),
    answer: null,
  }),
  defineRoute({
    name: 'workspace-settings.remove-single-sign-on',
    method: 'DELETE',
    path: `${place}/single-sign-on`,
    summary: 'Takes the identity provider away.',
    permission: 'manage-workspace',
    params: workspaceParams,
    answer: null,
  }),
] as const;
