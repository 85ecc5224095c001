-- What people look at most: open tickets, those that changed last first. Few of all tickets are open, so that it costs the sync little.
CREATE INDEX ticket_open ON mirror.ticket (connection_id, last_updated_at, id) WHERE closed_at IS NULL AND deleted_at IS NULL;
