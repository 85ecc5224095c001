-- Devices that people open from HaloPSA: what was offered to whom, what they clicked, and what the tool told of the session. Never the link itself.

CREATE TABLE hub.connect_click (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  asset_id bigint NOT NULL,
  account_id uuid NOT NULL REFERENCES hub.account (id) ON DELETE CASCADE,
  -- SHA-256 of what the form on the page holds: good for one click of this person on this asset.
  ticket_hash bytea NOT NULL UNIQUE CHECK (length(ticket_hash) = 32),
  offered_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- When it was clicked; null: it was not.
  used_at timestamptz,
  -- What was opened; null: the tool refused.
  source_id integer REFERENCES hub.source (id) ON DELETE SET NULL,
  device_id text,
  mode text CHECK (mode IN ('desktop', 'terminal', 'files')),
  -- The ticket in HaloPSA that it was opened for; null: none was named.
  halo_ticket_id bigint,
  opened_at timestamptz,
  -- What the tool told of sessions, by its own ids, so that nothing is told twice.
  told text[] NOT NULL DEFAULT '{}',
  ended_at timestamptz
);
CREATE INDEX connect_click_offered ON hub.connect_click (offered_at);
CREATE INDEX connect_click_opened ON hub.connect_click (connection_id, opened_at) WHERE opened_at IS NOT NULL AND ended_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.connect_click TO {{app}};
ALTER TABLE hub.connect_click ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.connect_click FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.connect_click USING (connection_id IN (SELECT id FROM hub.connection));
