-- When a secret ends, as a person said, and since when it is the one in use. Sealing it anew under another key makes it no younger.

ALTER TABLE hub.connection_secret
  ADD expires_at timestamptz,
  ADD kept_at timestamptz NOT NULL DEFAULT now();
UPDATE hub.connection_secret SET kept_at = updated_at;
