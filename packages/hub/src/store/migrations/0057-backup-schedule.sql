-- Backups by the clock: one schedule per workspace, and how its last run ended.

CREATE TABLE hub.backup_schedule (
  workspace_id integer PRIMARY KEY DEFAULT hub.current_workspace() REFERENCES hub.workspace (id),
  every_hours integer NOT NULL CHECK (every_hours BETWEEN 1 AND 8760),
  keep integer NOT NULL CHECK (keep BETWEEN 1 AND 1000),
  folder text NOT NULL,
  include_key boolean NOT NULL DEFAULT false,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  last_started_at timestamptz,
  last_success_at timestamptz,
  -- Where the last whole one is.
  last_folder text,
  -- Why the last one failed; null: it did not.
  last_error text
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.backup_schedule TO {{app}};
ALTER TABLE hub.backup_schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.backup_schedule FORCE ROW LEVEL SECURITY;
CREATE POLICY of_workspace ON hub.backup_schedule USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.backup_schedule TO {{owner}} USING (true);
