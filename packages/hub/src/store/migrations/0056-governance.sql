-- What may be kept: no text of tickets, how long records are kept, and which clients were erased.

ALTER TABLE hub.connection
  -- Free text of tickets is cut out of every answer before it is stored.
  ADD no_ticket_text boolean NOT NULL DEFAULT false,
  -- Counts every change of what may be kept: a sync that began under an older count may write no more.
  ADD rules_version integer NOT NULL DEFAULT 0;

-- How many days the records of an entity are kept: `records` from the date that they age by, `deleted` from their tombstone.
CREATE TABLE hub.retention_rule (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  what text NOT NULL CHECK (what IN ('records', 'deleted')),
  days integer NOT NULL CHECK (days BETWEEN 1 AND 36500),
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (connection_id, entity, what)
);

-- Receipts of what was erased. They outlive the connection, so they hang on the workspace; no text of a customer stands in them.
CREATE TABLE hub.erasure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id),
  connection_id integer NOT NULL,
  connection_name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('client', 'ticket-text', 'unchosen')),
  -- The client's id in Halo; null for what concerns no single client.
  client_id bigint,
  erased_by text NOT NULL,
  erased_at timestamptz NOT NULL,
  -- Table -> how many rows.
  counts jsonb NOT NULL,
  -- Whether the client is kept out of every later sync.
  is_remembered boolean NOT NULL DEFAULT false,
  CHECK ((kind = 'client') = (client_id IS NOT NULL)),
  CHECK (kind = 'client' OR NOT is_remembered)
);
CREATE INDEX erasure_by_time ON hub.erasure (workspace_id, id DESC);

-- Ids of erased records by which rows without a client of their own lead to one (the changes of an asset). Ids only.
CREATE TABLE hub.erased_record (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  client_id bigint NOT NULL,
  entity text NOT NULL,
  record_key bigint NOT NULL,
  PRIMARY KEY (connection_id, entity, record_key, client_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.retention_rule, hub.erased_record TO {{app}};
GRANT SELECT, INSERT ON hub.erasure TO {{app}};
GRANT UPDATE (is_remembered) ON hub.erasure TO {{app}};
GRANT SELECT ON hub.retention_rule, hub.erasure TO {{query}};

ALTER TABLE hub.retention_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.retention_rule FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.erasure FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.erased_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.erased_record FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.retention_rule USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_workspace ON hub.erasure USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.erasure TO {{owner}} USING (true);
CREATE POLICY of_connection ON hub.erased_record USING (connection_id IN (SELECT id FROM hub.connection));
