import type { Call } from '../http/call.ts';
import type { Row } from '../tables/table.ts';

/** An application as administrators see it: as it is set up now, and without its secret. */
export function showApplication({ clientSecret: _secret, ...row }: Row, { halo }: Call): Row {
  const own = halo.directory.applications.find(({ clientId }) => clientId === row['clientId']);
  if (!own) return row;
  return {
    ...row,
    inactive: !own.isActive,
    loginas_agent_id: own.agentId ?? 0,
    allowagents: own.allowsAgentLogins,
    scopes: own.scopes.map((name, index) => ({ id: index + 1, application_id: own.id, name })),
  };
}
