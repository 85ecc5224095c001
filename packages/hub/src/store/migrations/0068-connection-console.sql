-- What the console shows and sets of a connection.
ALTER TABLE hub.connection
  -- Since when the schedule leaves it alone; its cadence is kept for when it goes on.
  ADD COLUMN paused_at timestamptz,
  -- Whether it is the imitated HaloPSA of the demonstration.
  ADD COLUMN is_sandbox boolean NOT NULL DEFAULT false;
-- The demonstration of earlier versions, which had the one name and a loopback address.
UPDATE hub.connection SET is_sandbox = true WHERE name = 'demo' AND resource_server ~ '^http://(127\.0\.0\.1|localhost)[:/]';
CREATE INDEX sync_pass_by_start ON hub.sync_pass (connection_id, id DESC);
