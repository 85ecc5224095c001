-- What people ask of tickets most: the open ones, those of a client, those in a status; the last changed first, and how many there are. With
-- what row policies and figures look at in the index, counting needs no row: a million tickets are two gigabytes (docs/benchmarks.md has the
-- figures). Few of all tickets are open, so that the indexes of these cost the sync little.
DROP INDEX mirror.ticket_open;
CREATE INDEX ticket_open ON mirror.ticket (connection_id, last_updated_at, id)
  INCLUDE (client_id, site_id, user_id, agent_id, status_id, occurred_at, fix_by, is_on_hold, is_excluded_from_sla)
  WHERE closed_at IS NULL AND deleted_at IS NULL;
CREATE INDEX ticket_open_by_client ON mirror.ticket (connection_id, client_id, last_updated_at, id) INCLUDE (site_id, user_id)
  WHERE closed_at IS NULL AND deleted_at IS NULL;
CREATE INDEX ticket_open_by_agent ON mirror.ticket (connection_id, agent_id, last_updated_at, id) INCLUDE (client_id, site_id)
  WHERE closed_at IS NULL AND deleted_at IS NULL;
CREATE INDEX ticket_open_by_start ON mirror.ticket (connection_id, occurred_at, id) INCLUDE (client_id, site_id)
  WHERE closed_at IS NULL AND deleted_at IS NULL;
DROP INDEX mirror.ticket_by_client;
CREATE INDEX ticket_by_client ON mirror.ticket (connection_id, client_id, last_updated_at, id)
  INCLUDE (site_id, closed_at) WHERE deleted_at IS NULL;
CREATE INDEX ticket_by_status ON mirror.ticket (connection_id, status_id, last_updated_at, id)
  INCLUDE (client_id, site_id) WHERE deleted_at IS NULL;

-- A text that stands nowhere was looked for row by row: the planner trusts that a dozen hits are found early. The index knows at once.
ALTER FUNCTION hub.search_candidates(text, text, text[], integer) SET enable_seqscan = off;
