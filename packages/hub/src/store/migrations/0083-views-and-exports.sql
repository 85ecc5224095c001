-- Saved views of tables, and exports of them.

CREATE TABLE hub.saved_view (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id),
  -- The account that made it, and its name then.
  owner text NOT NULL,
  owner_name text NOT NULL,
  -- The table in the schema mirror.
  entity text NOT NULL,
  name text NOT NULL,
  -- Filters, search, order and columns, as the API takes them.
  question jsonb NOT NULL,
  -- Whether everybody in the workspace sees it, and whether the table opens with it: for its owner, or where it is shared for all who
  -- have none of their own.
  is_shared boolean NOT NULL,
  is_default boolean NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX saved_view_by_name ON hub.saved_view (workspace_id, owner, entity, lower(name));
CREATE UNIQUE INDEX saved_view_default ON hub.saved_view (workspace_id, owner, entity, is_shared) WHERE is_default;

CREATE TABLE hub.export_job (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id),
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  format text NOT NULL CHECK (format IN ('csv', 'xlsx')),
  question jsonb NOT NULL,
  -- The account that asked. Nobody else sees the job or its file.
  owner text NOT NULL,
  -- A hash of what its owner might read when it was asked for: the file is for nobody who may read less.
  limits_hash text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  rows_done bigint NOT NULL DEFAULT 0,
  -- Null: not counted; a count stops at 10,000.
  rows_expected bigint,
  bytes bigint,
  -- The code of what ended it.
  error_code text,
  -- Of the process that works on it.
  holder text NOT NULL,
  asked_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- When its file is deleted.
  expires_at timestamptz NOT NULL
);
CREATE INDEX export_job_by_owner ON hub.export_job (workspace_id, owner, id DESC);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.saved_view, hub.export_job TO {{app}};
ALTER TABLE hub.saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.saved_view FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.export_job ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.export_job FORCE ROW LEVEL SECURITY;
CREATE POLICY of_workspace ON hub.saved_view USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.saved_view TO {{owner}} USING (true);
CREATE POLICY of_workspace ON hub.export_job USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.export_job TO {{owner}} USING (true);
