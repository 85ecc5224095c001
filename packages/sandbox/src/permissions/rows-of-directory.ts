import type { Tables } from '../tables/tables.ts';
import type { Directory } from './directory.ts';

/** Shows the sandbox's own application among those that `/Application` lists; its secret is shown nowhere. */
export function listOwnApplications(tables: Tables, directory: Directory): void {
  const table = tables.of('application');
  for (const application of directory.applications) {
    if (table.get(application.id)) continue;
    table.insert({
      id: application.id,
      clientId: application.clientId,
      displayName: application.name,
      grant_type: 'client_credentials',
      type: 'confidential',
      inactive: !application.isActive,
      loginentity: 0,
      loginas_agent_id: application.agentId ?? 0,
      allowagents: true,
      allowusers: false,
      scopes: application.scopes.map((name, index) => ({ id: index + 1, application_id: application.id, name })),
    });
  }
}
