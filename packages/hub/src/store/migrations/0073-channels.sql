-- Channels: where people are told of what goes wrong (mail, chat, webhooks), and the outbox of what is to be told there.

CREATE TABLE hub.channel (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id) ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- A file of catalog/channel-kinds.
  kind text NOT NULL,
  -- What may be seen; the rest is in channel_secret.
  settings jsonb NOT NULL,
  -- Host and port that it sends to, for people: the URL of a chat is a secret as a whole.
  target text NOT NULL,
  -- Names of catalog/notices.
  events text[] NOT NULL,
  -- `host:port` that may be private, unencrypted or on a port of its own.
  allow_hosts text[] NOT NULL DEFAULT '{}',
  is_enabled boolean NOT NULL DEFAULT true,
  -- Why it was switched off by itself; null: it was not.
  disabled_reason text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  last_success_at timestamptz,
  -- Since when nothing got through; null: the last message did.
  failing_since timestamptz,
  last_error text
);
CREATE UNIQUE INDEX channel_name ON hub.channel (workspace_id, lower(name));

-- Encrypted outside the database, bound to workspace, channel and field. See foundation/vault.ts.
CREATE TABLE hub.channel_secret (
  channel_id integer NOT NULL REFERENCES hub.channel (id) ON DELETE CASCADE,
  field text NOT NULL,
  ciphertext bytea NOT NULL,
  key_id text NOT NULL,
  kept_at timestamptz NOT NULL,
  -- When it is used no longer; null: it is the one in use.
  used_until timestamptz,
  PRIMARY KEY (channel_id, field)
);

CREATE TABLE hub.channel_delivery (
  -- Told to the receiver, and the same with every repetition.
  id uuid PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id) ON DELETE CASCADE,
  channel_id integer NOT NULL REFERENCES hub.channel (id) ON DELETE CASCADE,
  event text NOT NULL,
  -- What it is about, as `alarm 17`: what is told of one thing is sent in its order.
  about text NOT NULL,
  -- Names what happened: told once to a channel, whoever wants to tell it again.
  notice_key text NOT NULL,
  -- What is said, before it takes the form of the channel.
  notice jsonb NOT NULL,
  -- queued: waits for its first try. failed: waits for another. bundled: said in a digest.
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'failed', 'sent', 'given-up', 'bundled')),
  attempts integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  -- From when on its patience is counted: anew when a person sends it again.
  queued_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  -- Somebody is sending it, until then at the latest.
  claimed_until timestamptz,
  last_tried_at timestamptz,
  sent_at timestamptz,
  -- HTTP or SMTP.
  response_status integer,
  request_bytes integer,
  response_bytes integer,
  -- A sentence of ours, never the receiver's text.
  last_error text,
  digest_id uuid REFERENCES hub.channel_delivery (id) ON DELETE SET NULL,
  UNIQUE (channel_id, notice_key)
);
CREATE INDEX channel_delivery_due ON hub.channel_delivery (channel_id, due_at) WHERE state IN ('queued', 'failed');
CREATE INDEX channel_delivery_by_time ON hub.channel_delivery (channel_id, created_at DESC);
CREATE INDEX channel_delivery_about ON hub.channel_delivery (channel_id, about);
CREATE INDEX channel_delivery_digest ON hub.channel_delivery (digest_id) WHERE digest_id IS NOT NULL;

-- When people were last told of an alarm; null: when it was raised.
ALTER TABLE hub.alarm ADD told_at timestamptz;

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.channel, hub.channel_secret, hub.channel_delivery TO {{app}};

ALTER TABLE hub.channel ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.channel FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.channel_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.channel_secret FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.channel_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.channel_delivery FORCE ROW LEVEL SECURITY;

CREATE POLICY of_workspace ON hub.channel USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.channel TO {{owner}} USING (true);
CREATE POLICY of_channel ON hub.channel_secret USING (channel_id IN (SELECT id FROM hub.channel));
CREATE POLICY of_workspace ON hub.channel_delivery USING (workspace_id = hub.current_workspace() AND channel_id IN (SELECT id FROM hub.channel));
CREATE POLICY of_owner ON hub.channel_delivery TO {{owner}} USING (true);
