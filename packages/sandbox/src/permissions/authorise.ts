import { Refusal, refuse } from '../http/refusal.ts';
import { guards } from './guards.ts';
import type { AgentRights, Identity } from './identity.ts';
import { type Area, type Level, reaches } from './levels.ts';
import { covers } from './scopes.ts';

/** What a request wants to do with a path. */
export interface Intent {
  /** The first segment of the path, lower-case. */
  readonly path: string;
  readonly kind: 'read' | 'update' | 'create' | 'delete';
}

/** Lets a request pass, or throws 401 or 403 in JSON: the effective right is scope AND agent (API.md 1.6). */
export function authorise(intent: Intent, identity: Identity, scopelessStatus: 401 | 403): void {
  if (identity.scopes.length === 0) throw scopeless(scopelessStatus);
  if (identity.application.loginType === 'user')
    throw refuse(403, 'This login is not an agent and has no access to this part of the API.');
  const guard = guards[intent.path];
  if (!guard) return;
  const wanted = intent.kind === 'read' ? guard.read : guard.edit;
  if (wanted.length > 0 && !wanted.some((scope) => covers(identity.scopes, scope)))
    throw refuse(403, 'The application does not have permission to perform this request.');
  if (guard.area !== null && !reaches(levelOf(identity.agent, guard.area), levelFor(intent)))
    throw refuse(403, 'The agent does not have permission to perform this request.');
  if (intent.path === 'tickets' && intent.kind === 'create' && !identity.agent.canAddTickets)
    throw refuse(403, 'The agent does not have permission to log tickets.');
}

/** The agent's level of an area. The configuration belongs to administrators. */
export function levelOf(agent: AgentRights, area: Area): Level {
  if (area === 'Configuration' && !agent.isAdministrator) return 'None';
  return agent.levels[area] ?? 'Read, Create and Modify';
}

/** Only invoices know a level above modifying for making new ones (the guides' "Read, Create and Modify"). */
function levelFor({ path, kind }: Intent): Level {
  if (kind === 'read') return 'Read Only';
  return kind === 'create' && (path === 'invoice' || path === 'recurringinvoice') ? 'Read, Create and Modify' : 'Read and Modify';
}

function scopeless(status: 401 | 403): Refusal {
  return new Refusal({
    status,
    json: { error: status === 401 ? 'invalid_token' : 'insufficient_scope', error_description: 'The token carries no scope.' },
    headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' },
  });
}
