-- Halo's own webhooks: addresses at which this hub may be told that a record changed, and what was told. A delivery is a hint: the record
-- is read again before anything is believed.

CREATE TABLE hub.webhook (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  -- Stands in the address. It cannot be guessed, but it is not the secret: addresses end up in logs.
  hook_id text NOT NULL UNIQUE CHECK (hook_id ~ '^[a-z0-9]{24}$'),
  name text NOT NULL,
  -- SHA-256 of the secret, which has 256 bits of chance: nothing of the secret itself is kept.
  secret_hash bytea NOT NULL CHECK (length(secret_hash) = 32),
  -- The one before, while Halo may still send it.
  former_hash bytea CHECK (length(former_hash) = 32),
  former_until timestamptz,
  created_at timestamptz NOT NULL,
  rotated_at timestamptz,
  CHECK ((former_hash IS NULL) = (former_until IS NULL)),
  UNIQUE (connection_id, name)
);

CREATE TABLE hub.webhook_delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  webhook_id bigint NOT NULL REFERENCES hub.webhook (id) ON DELETE CASCADE,
  -- The id that Halo gives the delivery, else `sha256 ...` of its text. The text itself is not kept: what it says of the record is never
  -- used, and it would hold what a connection without ticket text, or an erased client, must not leave here.
  delivery_key text NOT NULL,
  body_hash bytea NOT NULL,
  event text,
  -- What it names: a mirror table and a record key (`17`, `512:3`). Null: nothing that is synced.
  entity text,
  record_key text,
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'read', 'ignored', 'failed')),
  -- Why it was ignored or has failed, for people.
  reason text,
  -- How often it came; and how often its record was asked for in vain.
  times integer NOT NULL DEFAULT 1,
  tries integer NOT NULL DEFAULT 0,
  received_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  settled_at timestamptz,
  UNIQUE (webhook_id, delivery_key),
  CHECK (state = 'ignored' OR (entity IS NOT NULL AND record_key IS NOT NULL))
);
CREATE INDEX webhook_delivery_due ON hub.webhook_delivery (connection_id, due_at) WHERE state = 'received';
CREATE INDEX webhook_delivery_by_time ON hub.webhook_delivery (webhook_id, received_at DESC);
CREATE INDEX webhook_delivery_settled ON hub.webhook_delivery (settled_at) WHERE state <> 'received';

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.webhook, hub.webhook_delivery TO {{app}};
-- Not the hashes of the secrets.
GRANT SELECT (id, connection_id, hook_id, name, created_at, rotated_at) ON hub.webhook TO {{query}};
GRANT SELECT (id, connection_id, webhook_id, event, entity, record_key, state, reason, times, tries, received_at, settled_at)
  ON hub.webhook_delivery TO {{query}};

ALTER TABLE hub.webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.webhook FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.webhook_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.webhook_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.webhook USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.webhook_delivery USING (connection_id IN (SELECT id FROM hub.connection));
