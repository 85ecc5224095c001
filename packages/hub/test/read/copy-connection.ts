import { entities } from '../../src/catalog/entities/index.ts';
import { withClient } from '../../src/store/access.ts';
import { insertConnection } from '../../src/store/rows/connection-rows.ts';
import type { SandboxMirror } from '../sync/sandbox-mirror.ts';

/** Another connection with all rows of the first one, in this workspace, which is made where it is not there yet. */
export async function copyConnection(
  { store, sandbox, connectionId }: SandboxMirror,
  { workspaceId }: { readonly workspaceId: number },
): Promise<{ readonly connectionId: number }> {
  await withClient(store.access.configFor('owner'), async (owner) => {
    await owner.query('ALTER TABLE hub.workspace NO FORCE ROW LEVEL SECURITY');
    await owner.query('INSERT INTO hub.workspace (id, name) OVERRIDING SYSTEM VALUE VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      workspaceId,
      `Workspace ${workspaceId}`,
    ]);
    await owner.query('ALTER TABLE hub.workspace FORCE ROW LEVEL SECURITY');
  });
  const address = { resourceServer: `${sandbox.resourceServer}${workspaceId}`, authServer: sandbox.authServer, tenant: null };
  const made = await store.inWorkspace(workspaceId, (db) =>
    insertConnection(db, { name: `copy ${workspaceId}`, url: sandbox.url, ...address, clientId: sandbox.clientId }),
  );
  for (const { table } of entities) {
    const rows = await store.inWorkspace(1, async (db) => {
      const { rows: found } = await db.client.query<{ row: string }>(
        `SELECT to_json(t)::text AS row FROM mirror.${table} t WHERE connection_id = $1`,
        [connectionId],
      );
      return found.map(({ row }) => row.replace(`"connection_id":${connectionId}`, `"connection_id":${made.id}`));
    });
    await store.inWorkspace(workspaceId, (db) =>
      db.client.query(
        `INSERT INTO mirror.${table} SELECT r.* FROM unnest($1::text[]) AS j, json_populate_record(NULL::mirror.${table}, j::json) r`,
        [rows],
      ),
    );
  }
  return { connectionId: made.id };
}
