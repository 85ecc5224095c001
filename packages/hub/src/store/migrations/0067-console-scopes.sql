-- Two more ways to be in the database: as the installation as a whole, and as a person who reads.

-- The reader is the app for the time of one transaction in which a person reads; it is bound to a workspace in the same way.
CREATE OR REPLACE FUNCTION hub.current_workspace() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE
    WHEN current_user IN ('{{app}}', '{{owner}}', '{{reader}}') THEN nullif(current_setting('sundog.workspace_id', true), '')::integer
    ELSE substring(current_user FROM '^{{query}}_w([0-9]{1,9})$')::integer
  END;

-- Whether the transaction is about the installation: accounts, sessions, the list of workspaces. Such a transaction has no workspace.
CREATE FUNCTION hub.is_installation() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_user IN ('{{app}}', '{{owner}}') AND current_setting('sundog.scope', true) = 'installation'
    AND nullif(current_setting('sundog.workspace_id', true), '') IS NULL;
REVOKE EXECUTE ON FUNCTION hub.is_installation() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.is_installation() TO {{app}};

GRANT INSERT, UPDATE (name) ON hub.workspace TO {{app}};
CREATE POLICY of_installation ON hub.workspace TO {{app}} USING (hub.is_installation()) WITH CHECK (hub.is_installation());

-- What a reader may see: which connections, and which clients of them. Without the settings, nothing.
CREATE FUNCTION hub.reader_sees_connection(connection integer) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN connection = ANY (coalesce(nullif(current_setting('sundog.reader_connections', true), ''), '{}')::integer[]);
CREATE FUNCTION hub.reader_sees_client(connection integer, client bigint) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE coalesce(nullif(current_setting('sundog.reader_clients', true), ''), '{}')
    WHEN 'all' THEN true
    ELSE (connection || ':' || client) = ANY (current_setting('sundog.reader_clients', true)::text[])
  END;
-- Whether the reader is limited to no clients.
CREATE FUNCTION hub.reader_sees_all_clients() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('sundog.reader_clients', true), '') = 'all';
REVOKE EXECUTE ON FUNCTION hub.reader_sees_connection(integer), hub.reader_sees_client(integer, bigint), hub.reader_sees_all_clients() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.current_workspace(), hub.reader_sees_connection(integer), hub.reader_sees_client(integer, bigint),
  hub.reader_sees_all_clients() TO {{reader}};

GRANT USAGE ON SCHEMA hub, mirror TO {{reader}};
GRANT SELECT ON hub.workspace TO {{reader}};
GRANT SELECT (id, workspace_id, name, resource_server, tenant, state, checked_at, created_at) ON hub.connection TO {{reader}};
CREATE POLICY of_reader ON hub.connection AS RESTRICTIVE TO {{reader}} USING (hub.reader_sees_connection(id));
