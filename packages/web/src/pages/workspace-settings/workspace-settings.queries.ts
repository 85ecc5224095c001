import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { CallAnswer } from '../../api/route-types.ts';

/** From which networks the workspace may be reached. */
export type AddressList = CallAnswer<'workspace-settings.addresses'>;
/** The identity provider, and what is to be entered there. */
export type SingleSignOn = CallAnswer<'workspace-settings.single-sign-on'>;

export const addressesQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['workspace-settings', workspaceId, 'addresses'],
    queryFn: ({ signal }) => call('workspace-settings.addresses', { params: { workspaceId } }, { signal }),
  });

export const singleSignOnQuery = (workspaceId: number) =>
  queryOptions({
    queryKey: ['workspace-settings', workspaceId, 'single-sign-on'],
    queryFn: ({ signal }) => call('workspace-settings.single-sign-on', { params: { workspaceId } }, { signal }),
  });
