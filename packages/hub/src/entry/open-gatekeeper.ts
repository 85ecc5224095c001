import { type Capability, capabilities, capabilitiesOfRole, type Role } from '@sundog/api';
import type { Clock } from '@sundog/halo';
import type { Membership, Principal } from '../engine/access/principal.ts';
import { hashToken } from '../engine/access/token.ts';
import { sessionLife } from '../features/access/session-life.ts';
import type { Store } from '../store/database.ts';
import { touchApiKey } from '../store/rows/api-key-rows.ts';
import {
  findPrincipalByKey,
  findPrincipalBySession,
  type MembershipOfPrincipal,
  type PrincipalRow,
} from '../store/rows/principal-rows.ts';
import { touchSession } from '../store/rows/session-rows.ts';
import type { Gatekeeper } from './http/api/gatekeeper.ts';

const minute = 60_000;

/**
 * Tells by a session or a key who asks: one query, and one write a minute. Everything that can end a right (a session ended, a key revoked, an
 * account disabled, a role or a grant taken away) is read with every request, so that it counts at once and in every process.
 */
export function openGatekeeper({ store, clock }: { readonly store: Store; readonly clock: Clock }): Gatekeeper {
  return {
    identify: async ({ session, key, ip }) => {
      if (session === null && key === null) return null;
      const at = new Date(clock.now());
      const idleBefore = new Date(at.getTime() - sessionLife.idle);
      const row = await store.inInstallation(
        (db) =>
          session !== null
            ? findPrincipalBySession(db, { tokenHash: hashToken(session), ip, at, idleBefore })
            : findPrincipalByKey(db, { keyHash: hashToken(key ?? ''), ip, at }),
        { readOnly: true },
      );
      if (row === null) return null;
      if (row.seenAt === null || at.getTime() - row.seenAt.getTime() > minute)
        await store.inInstallation((db) => (session !== null ? touchSession : touchApiKey)(db, row.id, at), {
          asyncCommit: true,
        });
      return toPrincipal(row);
    },
  };
}

function toPrincipal(row: PrincipalRow): Principal {
  const { id, accountId, email, displayName, isInstallationOwner, isComplete, method, keyCapabilities } = row;
  return {
    kind: method === null ? 'api-key' : 'session',
    id,
    accountId,
    email,
    displayName,
    isInstallationOwner,
    isComplete,
    ...(method === null ? {} : { signedInBy: method }),
    memberships: new Map(row.memberships.map((one) => [one.workspaceId, toMembership(one, keyCapabilities)])),
  };
}

function toMembership(row: MembershipOfPrincipal, ofKey: readonly string[] | null): Membership {
  const { workspaceId, workspaceName, connectionIds, linkedIds, clients, isAddressAllowed } = row;
  const role = row.role as Role;
  const held = capabilitiesOfRole[role];
  return {
    workspaceId,
    workspaceName,
    role,
    capabilities: new Set<Capability>(
      capabilities.filter((one) => held.includes(one) && (ofKey === null || ofKey.includes(one))),
    ),
    reader: { connectionIds, clients },
    linkedIds: new Set(linkedIds),
    ...(isAddressAllowed ? {} : { isShutTo: 'address' as const }),
  };
}
