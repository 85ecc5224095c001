-- Up to which entry of its change feed an entity has been read; null: its feed has not been used yet.
ALTER TABLE hub.sync_state ADD COLUMN feed_cursor bigint;
