import type pg from 'pg';
import type { RoleNames } from './role-names.ts';

/**
 * Functions that everybody may call and that the SQL of a user has no business with: they sleep, take locks that outlast a statement,
 * change settings, run SQL given as text, write large objects, or reach other sessions.
 */
const closedFunctions = [
  'pg_sleep',
  'pg_sleep_for',
  'pg_sleep_until',
  'set_config',
  'pg_notify',
  'pg_terminate_backend',
  'pg_cancel_backend',
  'pg_log_backend_memory_contexts',
  'query_to_xml',
  'query_to_xmlschema',
  'query_to_xml_and_xmlschema',
  'cursor_to_xml',
  'cursor_to_xmlschema',
  'table_to_xml',
  'table_to_xmlschema',
  'table_to_xml_and_xmlschema',
  'schema_to_xml',
  'schema_to_xmlschema',
  'schema_to_xml_and_xmlschema',
  'database_to_xml',
  'database_to_xmlschema',
  'database_to_xml_and_xmlschema',
  'lo_create',
  'lo_creat',
  'lo_from_bytea',
  'lo_put',
  'lo_open',
  'lo_get',
  'lo_unlink',
  'lowrite',
  'loread',
  'pg_export_snapshot',
  'pg_logical_emit_message',
  'pg_advisory_lock',
  'pg_advisory_lock_shared',
  'pg_try_advisory_lock',
  'pg_try_advisory_lock_shared',
  'pg_advisory_xact_lock',
  'pg_advisory_xact_lock_shared',
  'pg_try_advisory_xact_lock',
  'pg_try_advisory_xact_lock_shared',
  'pg_advisory_unlock',
  'pg_advisory_unlock_shared',
  'pg_advisory_unlock_all',
];

/**
 * Takes these functions from everybody in this database and gives them to the owner and the app. It concerns all users of the database,
 * so it is done where the database is ours alone. The jail of `query/run-query.ts` holds without it: this is its second wall.
 * @param client a superuser, in the database that it is about
 */
export async function closeFunctions(client: pg.Client, roles: RoleNames): Promise<void> {
  const found = await client.query<{ signature: string }>(
    `SELECT oid::regprocedure::text AS signature FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname = ANY ($1)`,
    [closedFunctions],
  );
  const statements = found.rows.map(
    ({ signature }) =>
      `REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${signature} TO ${roles.owner}, ${roles.app};`,
  );
  await client.query(statements.join('\n'));
}
