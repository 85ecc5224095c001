import type { RouteDefinition } from '@sundog/api';
import { verbsOf } from '../../../catalog/capability-verbs.ts';
import type { Principal } from '../../../engine/access/principal.ts';
import type { Actor, RequestOrigin } from '../../../foundation/actor.ts';
import { HubError } from '../../../foundation/errors/hub-error.ts';
import type { House } from '../../house.ts';
import { permit, type Standing } from './permit.ts';
import { assertVisible } from './visible-connection.ts';

/** Who asks for what, from where. */
export interface PermitQuestion {
  readonly route: RouteDefinition;
  /** Null: nobody. */
  readonly principal: Principal | null;
  /** What the path names; null: nothing. */
  readonly workspaceId: number | null;
  readonly connectionId: number | null;
  readonly origin: RequestOrigin;
}

/**
 * Permits a request, or keeps in the audit that it was refused to somebody who is known: in the workspace where they belong to it, else in the
 * installation's audit. What nobody asks leaves no row, or anyone could fill the audit.
 * @param assertOwn throws where the request is not the person's own
 * @throws what permit and assertOwn throw, ConnectionNotFoundError
 */
export async function permitRequest(house: House, question: PermitQuestion, assertOwn: () => void): Promise<Standing> {
  const { route, principal, workspaceId, connectionId, origin } = question;
  try {
    assertOwn();
    const standing = permit(route, principal, workspaceId);
    if (standing.membership && connectionId !== null) assertVisible(standing.membership, connectionId, route);
    return standing;
  } catch (error) {
    if (principal?.isComplete && error instanceof HubError) {
      const isMember = workspaceId !== null && principal.memberships.has(workspaceId);
      const refusal = { verb: route.name, code: error.code, subject: subjectOf(question) };
      await house.refusals.keep(actorOf({ principal, membership: null }, origin), isMember ? workspaceId : null, refusal);
    }
    throw error;
  }
}

/** A permitted request as the one who acts. */
export function actorOf({ principal, membership }: Standing, origin: RequestOrigin): Actor {
  return {
    kind: 'person',
    name: principal?.email ?? 'nobody',
    may: verbsOf(membership?.capabilities ?? []),
    ...(principal ? { accountId: principal.accountId } : {}),
    origin,
  };
}

function subjectOf({ workspaceId, connectionId }: PermitQuestion): string {
  if (connectionId !== null) return `connection ${connectionId}`;
  return workspaceId === null ? '' : `workspace ${workspaceId}`;
}
