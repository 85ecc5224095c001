-- What a vendor's product posted: each key once, with what it was answered, so that a post that is sent again changes nothing.
CREATE TABLE hub.source_push (
  source_id integer NOT NULL REFERENCES hub.source (id) ON DELETE CASCADE,
  idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 200),
  -- Of the body as it came: the same key with another body is an error of whoever posts.
  body_hash bytea NOT NULL,
  answer jsonb NOT NULL,
  pushed_by text NOT NULL,
  pushed_at timestamptz NOT NULL,
  PRIMARY KEY (source_id, idempotency_key)
);
CREATE INDEX source_push_by_time ON hub.source_push (source_id, pushed_at);

GRANT SELECT, INSERT, DELETE ON hub.source_push TO {{app}};
GRANT SELECT ON hub.source_push TO {{query}};
ALTER TABLE hub.source_push ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.source_push FORCE ROW LEVEL SECURITY;
CREATE POLICY of_source ON hub.source_push USING (source_id IN (SELECT id FROM hub.source));
