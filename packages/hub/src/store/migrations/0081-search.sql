-- One entry per record that a search finds, kept in the background from the rows that changed. Derived from the mirror: not in a backup.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA hub;

CREATE TABLE hub.search_entry (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  -- The table in the schema mirror. One part each: a search for clients does not go through a million tickets.
  entity text NOT NULL,
  key bigint NOT NULL,
  -- Null: it belongs to no client, and who is limited to some does not find it.
  client_id bigint,
  title text NOT NULL,
  subtitle text NOT NULL,
  -- Title in lower case, and everything that is looked through, in lower case.
  title_key text NOT NULL,
  words text NOT NULL,
  PRIMARY KEY (entity, connection_id, key)
) PARTITION BY LIST (entity);
CREATE INDEX search_entry_by_title ON hub.search_entry (title_key text_pattern_ops);
CREATE INDEX search_entry_by_client ON hub.search_entry (connection_id, client_id);
-- With a short list of pending entries: whoever searches has to go through it, and without one each entry is put in by itself.
CREATE INDEX search_entry_by_words ON hub.search_entry USING gin (words hub.gin_trgm_ops) WITH (gin_pending_list_limit = 512);

-- How far the entries go: rows written before this moment are in it. While the first reading goes on, the last key that is in it.
CREATE TABLE hub.search_state (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  began_at timestamptz NOT NULL,
  last_key bigint,
  done_until timestamptz,
  PRIMARY KEY (connection_id, entity)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.search_entry, hub.search_state TO {{app}};
GRANT SELECT ON hub.search_entry TO {{reader}};
ALTER TABLE hub.search_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.search_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_state FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_entry USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_owner ON hub.search_entry TO {{owner}} USING (true);
CREATE POLICY of_connection ON hub.search_state USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_reader ON hub.search_entry AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients())
  OR (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r));

-- Who erases a record erases its entry with it.
CREATE FUNCTION hub.forget_search_entry() RETURNS trigger LANGUAGE plpgsql AS $forget$
BEGIN
  DELETE FROM hub.search_entry e WHERE e.entity = TG_TABLE_NAME AND e.connection_id = OLD.connection_id AND e.key = OLD.id;
  RETURN NULL;
END $forget$;
REVOKE EXECUTE ON FUNCTION hub.forget_search_entry() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.forget_search_entry() TO {{app}};

-- The parts, and by entity: what finds the rows that were written lately, in a few kilobytes, and what forgets.
CREATE TABLE hub.search_client PARTITION OF hub.search_entry FOR VALUES IN ('client');
ALTER TABLE hub.search_client ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_client FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_client USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_client TO {{app}};
CREATE INDEX client_by_writing ON mirror.client USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.client FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();
CREATE TABLE hub.search_site PARTITION OF hub.search_entry FOR VALUES IN ('site');
ALTER TABLE hub.search_site ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_site FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_site USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_site TO {{app}};
CREATE INDEX site_by_writing ON mirror.site USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.site FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();
CREATE TABLE hub.search_user PARTITION OF hub.search_entry FOR VALUES IN ('user');
ALTER TABLE hub.search_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_user FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_user USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_user TO {{app}};
CREATE INDEX user_by_writing ON mirror.user USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.user FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();
CREATE TABLE hub.search_ticket PARTITION OF hub.search_entry FOR VALUES IN ('ticket');
ALTER TABLE hub.search_ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_ticket FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_ticket USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_ticket TO {{app}};
CREATE INDEX ticket_by_writing ON mirror.ticket USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.ticket FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();
CREATE TABLE hub.search_asset PARTITION OF hub.search_entry FOR VALUES IN ('asset');
ALTER TABLE hub.search_asset ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_asset FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_asset USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_asset TO {{app}};
CREATE INDEX asset_by_writing ON mirror.asset USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.asset FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();
CREATE TABLE hub.search_client_contract PARTITION OF hub.search_entry FOR VALUES IN ('client_contract');
ALTER TABLE hub.search_client_contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_client_contract FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_client_contract USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_client_contract TO {{app}};
CREATE INDEX client_contract_by_writing ON mirror.client_contract USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.client_contract FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();
CREATE TABLE hub.search_invoice PARTITION OF hub.search_entry FOR VALUES IN ('invoice');
ALTER TABLE hub.search_invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_invoice FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_invoice USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_invoice TO {{app}};
CREATE INDEX invoice_by_writing ON mirror.invoice USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.invoice FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();
CREATE TABLE hub.search_recurring_invoice PARTITION OF hub.search_entry FOR VALUES IN ('recurring_invoice');
ALTER TABLE hub.search_recurring_invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_recurring_invoice FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_recurring_invoice USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_recurring_invoice TO {{app}};
CREATE INDEX recurring_invoice_by_writing ON mirror.recurring_invoice USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.recurring_invoice FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();
CREATE TABLE hub.search_item PARTITION OF hub.search_entry FOR VALUES IN ('item');
ALTER TABLE hub.search_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_item FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_item USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_item TO {{app}};
CREATE INDEX item_by_writing ON mirror.item USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.item FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();
CREATE TABLE hub.search_agent PARTITION OF hub.search_entry FOR VALUES IN ('agent');
ALTER TABLE hub.search_agent ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.search_agent FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.search_agent USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT ON hub.search_agent TO {{app}};
CREATE INDEX agent_by_writing ON mirror.agent USING brin (synced_at) WITH (pages_per_range = 32, autosummarize = on);
CREATE TRIGGER forget_search_entry AFTER DELETE ON mirror.agent FOR EACH ROW EXECUTE FUNCTION hub.forget_search_entry();

-- The keys of entries that a reader may see: those whose title starts with a text, or those that hold every pattern. It runs as the owner,
-- because an index for patterns may not be asked before the row policies of whoever asks; it therefore asks itself what they would ask, and
-- whoever calls it joins its keys to hub.search_entry, where they are asked again. It gives few: without that number a join
-- with them would go through all entries.
CREATE FUNCTION hub.search_candidates(of_entity text, starting text, patterns text[], at_most integer)
RETURNS TABLE (connection_id integer, key bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog AS $find$
DECLARE
  open integer[] := ARRAY(SELECT c.id FROM hub.connection c
                           WHERE c.workspace_id = hub.current_workspace() AND hub.reader_sees_connection(c.id));
  theirs text := CASE WHEN hub.reader_sees_all_clients() THEN ''
    ELSE ' AND (e.connection_id, e.client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)' END;
BEGIN
  IF starting IS NOT NULL THEN
    -- Up to the highest sign that there is, in the order of bytes.
    RETURN QUERY EXECUTE 'SELECT e.connection_id, e.key FROM hub.search_entry e
       WHERE e.entity = $1 AND e.connection_id = ANY ($2) AND e.title_key ~>=~ $3 AND e.title_key ~<~ ($3 || chr(1114111))' || theirs || '
       ORDER BY e.title_key USING ~<~ LIMIT $4' USING of_entity, open, starting, at_most;
  ELSE
    RETURN QUERY EXECUTE 'SELECT e.connection_id, e.key FROM hub.search_entry e
       WHERE e.entity = $1 AND e.connection_id = ANY ($2) AND e.words LIKE $3
         AND ($4 IS NULL OR e.words LIKE $4) AND ($5 IS NULL OR e.words LIKE $5) AND ($6 IS NULL OR e.words LIKE $6)' || theirs || '
       LIMIT $7' USING of_entity, open, patterns[1], patterns[2], patterns[3], patterns[4], at_most;
  END IF;
END $find$;
REVOKE EXECUTE ON FUNCTION hub.search_candidates(text, text, text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.search_candidates(text, text, text[], integer) TO {{reader}};
