-- What must not be read: encrypted outside the database, bound to workspace, connection and field. See foundation/vault.ts.

CREATE TABLE hub.connection_secret (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  field text NOT NULL,
  ciphertext bytea NOT NULL,
  -- Which key encrypted it, so that a wrong key is told before anything is tried.
  key_id text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (connection_id, field)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.connection_secret TO {{app}};

ALTER TABLE hub.connection_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.connection_secret FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.connection_secret USING (connection_id IN (SELECT id FROM hub.connection));
