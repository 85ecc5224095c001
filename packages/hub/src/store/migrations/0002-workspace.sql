-- A workspace is the unit of isolation: whoever works in one sees nothing of another.

CREATE TABLE hub.workspace (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO hub.workspace (name) VALUES ('Main');

GRANT SELECT ON hub.workspace TO {{app}}, {{query}};

ALTER TABLE hub.workspace ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.workspace FORCE ROW LEVEL SECURITY;
CREATE POLICY of_workspace ON hub.workspace USING (id = hub.current_workspace());
-- The owner does nothing but migrate, back up and restore, and those are about every workspace.
CREATE POLICY of_owner ON hub.workspace TO {{owner}} USING (true);
