-- A connection is one HaloPSA instance connected to a workspace. Its secret stands in a table of its own.

CREATE TABLE hub.connection (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id),
  name text NOT NULL,
  -- What the person typed, and what was found out from it.
  url text NOT NULL,
  resource_server text NOT NULL,
  auth_server text NOT NULL,
  tenant text,
  grant_type text NOT NULL DEFAULT 'client_credentials' CHECK (grant_type IN ('client_credentials', 'password')),
  client_id text NOT NULL,
  username text,
  -- Null: what the chosen entities need.
  scopes text[],
  -- The very hosts (host or host:port) that may have a private address.
  allow_private_hosts text[] NOT NULL DEFAULT '{}',
  ca_pem text,
  -- Names of mirror tables; null: all.
  entities text[],
  -- How often the schedule reads the lists, and how often it reads them whole. Null: the hub's default; 0: never.
  sync_every_minutes integer CHECK (sync_every_minutes >= 0),
  full_every_hours integer CHECK (full_every_hours >= 0),
  -- The share of the request budget that all integrations of this HaloPSA have together.
  requests_per_window integer NOT NULL DEFAULT 250 CHECK (requests_per_window > 0),
  window_seconds integer NOT NULL DEFAULT 300 CHECK (window_seconds > 0),
  page_size integer CHECK (page_size > 0),
  -- How its last check ended; 'removed': only its rows are kept.
  state text NOT NULL DEFAULT 'unchecked'
    CHECK (state IN ('unchecked', 'passed', 'passed-with-warnings', 'failed', 'secret-missing', 'removed')),
  -- When these very credentials last worked: tells "never right" from "no longer right".
  worked_at timestamptz,
  checked_at timestamptz,
  last_check jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
-- Names are typed by people: two that differ only in case would be a trap.
CREATE UNIQUE INDEX connection_by_name ON hub.connection (workspace_id, lower(name));

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.connection TO {{app}};
GRANT SELECT (id, workspace_id, name, resource_server, tenant, state, checked_at, created_at) ON hub.connection TO {{query}};

ALTER TABLE hub.connection ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.connection FORCE ROW LEVEL SECURITY;
CREATE POLICY of_workspace ON hub.connection USING (workspace_id = hub.current_workspace());
-- Every table that hangs on a connection asks for the connections that are visible, so this opens those to the owner as well.
CREATE POLICY of_owner ON hub.connection TO {{owner}} USING (true);
