import type { ApiRoutes, Capability } from '@sundog/api';
import { createApiKey, listKeys, revokeKey } from '../../../features/access/api-keys.ts';
import { assertSession } from '../../access-desk.ts';
import type { HandlersOf } from '../api/api-request.ts';
import type { RoutesOfArea } from './area.ts';

/** Keys for programs. */
export const apiKeyHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'api-keys'>> = {
  'api-keys.list': async ({ house, principal, membership, origin }) => {
    const accountId = membership.capabilities.has('manage-people') ? null : principal.accountId;
    const keys = await listKeys(house.access.depsFor(principal, origin), { accountId, workspaceId: membership.workspaceId });
    return {
      items: keys.map((key) => ({
        ...{ id: key.id, prefix: key.prefix, name: key.name, email: key.email },
        isMine: key.accountId === principal.accountId,
        capabilities: key.capabilities as Capability[],
        createdAt: key.createdAt.toISOString(),
        expiresAt: key.expiresAt.toISOString(),
        lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
        revokedAt: key.revokedAt?.toISOString() ?? null,
      })),
    };
  },
  'api-keys.create': async ({ house, principal, membership, origin, body }) => {
    const { accountId } = assertSession(principal);
    const { name, capabilities, days } = body;
    const wish = { accountId, workspaceId: membership.workspaceId, name, capabilities, held: new Set(membership.capabilities) };
    const made = await createApiKey(house.access.depsFor(principal, origin), days === undefined ? wish : { ...wish, days });
    return { ...made, expiresAt: made.expiresAt.toISOString() };
  },
  'api-keys.revoke': async ({ house, principal, membership, origin, params }) => {
    const accountId = membership.capabilities.has('manage-people') ? null : assertSession(principal).accountId;
    await revokeKey(house.access.depsFor(principal, origin), {
      id: params.keyId,
      accountId,
      workspaceId: membership.workspaceId,
    });
    return undefined;
  },
};
