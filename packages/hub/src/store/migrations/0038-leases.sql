-- Who works on what now. A process that syncs an entity of a connection holds its lease; every transaction of that work names the token
-- of the lease, and the database refuses whoever no longer has it.

CREATE TABLE hub.lease (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  -- The table name of an entity, or what else may run once at a time only.
  work text NOT NULL,
  -- The process that holds it, and the token that is new each time somebody takes it. Null: nobody.
  holder uuid,
  token uuid,
  -- By the database's clock, as is all else here: the machines of the holders need not agree on the time.
  taken_at timestamptz,
  expires_at timestamptz NOT NULL DEFAULT '-infinity',
  PRIMARY KEY (connection_id, work)
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.lease TO {{app}};
GRANT SELECT ON hub.lease TO {{query}};

ALTER TABLE hub.lease ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.lease FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.lease USING (connection_id IN (SELECT id FROM hub.connection));

-- The processes that serve or work for this hub, on whatever machine. They belong to no workspace, and hold nothing of a customer's.
CREATE TABLE hub.worker (
  id uuid PRIMARY KEY,
  host text NOT NULL,
  pid integer NOT NULL,
  roles text[] NOT NULL,
  started_at timestamptz NOT NULL,
  beat_at timestamptz NOT NULL
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.worker TO {{app}};

ALTER TABLE hub.worker ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.worker FORCE ROW LEVEL SECURITY;
CREATE POLICY of_app ON hub.worker TO {{app}} USING (hub.current_workspace() IS NOT NULL);
CREATE POLICY of_owner ON hub.worker TO {{owner}} USING (true);
