-- What was learned of a HaloPSA by asking it: which filters work, which page sizes it honours.

CREATE TABLE hub.connection_capability (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  name text NOT NULL,
  value jsonb NOT NULL,
  observed_at timestamptz NOT NULL,
  PRIMARY KEY (connection_id, name)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.connection_capability TO {{app}};
GRANT SELECT ON hub.connection_capability TO {{query}};

ALTER TABLE hub.connection_capability ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.connection_capability FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.connection_capability USING (connection_id IN (SELECT id FROM hub.connection));
