-- What a full pass proves and by what, kept for whoever reads the rows; and the losses that wait for a person's word.

CREATE TABLE hub.pass_evidence (
  pass_id bigint PRIMARY KEY REFERENCES hub.sync_pass (id) ON DELETE CASCADE,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  -- 1: the first reading of a run; 2: the same run read again, because the first proved nothing.
  reading integer NOT NULL,
  pages integer NOT NULL,
  -- Rows that had the key of another row of their page, rows that had the key of a row of another page, rows whose key is unreadable.
  duplicates_within bigint NOT NULL,
  duplicates_across bigint NOT NULL,
  unreadable bigint NOT NULL,
  -- Rows of the mirror that were alive before tombstones were set, those of them that did not come, and those that stayed alive for
  -- want of proof or of a person's word.
  alive bigint NOT NULL,
  missing bigint NOT NULL,
  withheld bigint NOT NULL,
  -- Halo's list of all ids; null: it was not asked, or it offers none. Unseen: listed, did not come. Made since: unseen and higher than
  -- every id that came. Departed: came, no longer listed.
  ids_listed bigint,
  ids_unseen bigint,
  ids_made_since bigint,
  ids_departed bigint,
  -- Rows that had shifted over the edge of a page in the first reading of this run, and came in this one.
  repaired bigint NOT NULL,
  server_time timestamptz,
  method text NOT NULL CHECK (method IN ('count', 'ids', 'count-and-ids', 'end-of-list'))
);

-- Rows that stopped coming all at once: nothing is marked as deleted until a person has said that exactly these are gone.
CREATE TABLE hub.suspect_loss (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  missing bigint NOT NULL,
  alive bigint NOT NULL,
  first_seen timestamptz NOT NULL,
  -- The keys that did not come, one array per key column, as in hub.sync_seen.
  i1 bigint[],
  i2 bigint[],
  t1 text[],
  confirmed_by text,
  confirmed_at timestamptz,
  confirmed_why text,
  PRIMARY KEY (connection_id, entity),
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL) AND (confirmed_by IS NULL) = (confirmed_why IS NULL))
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.pass_evidence, hub.suspect_loss TO {{app}};
GRANT SELECT ON hub.pass_evidence, hub.suspect_loss TO {{query}};

ALTER TABLE hub.pass_evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.pass_evidence FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.suspect_loss ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.suspect_loss FORCE ROW LEVEL SECURITY;

CREATE POLICY of_connection ON hub.pass_evidence USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.suspect_loss USING (connection_id IN (SELECT id FROM hub.connection));

-- One row per full pass that came to its end. Runs with the rights of whoever asks, so that row level security holds.
CREATE VIEW hub.sync_proof WITH (security_invoker = true) AS
  SELECT p.connection_id, p.entity, p.id AS pass_id,
         p.id = max(p.id) OVER (PARTITION BY p.connection_id, p.entity) AS is_latest,
         p.state, p.is_complete, e.method, p.started_at, p.ended_at, e.server_time, e.reading, e.pages,
         p.rows_read AS received, p.record_count, p.distinct_keys, e.duplicates_within, e.duplicates_across, e.unreadable,
         e.ids_listed, e.ids_unseen, e.ids_made_since, e.ids_departed, e.repaired,
         CASE WHEN e.repaired > 0 THEN 'read again' END AS repaired_how,
         e.alive, e.missing, p.tombstoned, e.withheld, CASE WHEN e.withheld > 0 THEN p.message END AS withheld_why, p.message
    FROM hub.sync_pass p JOIN hub.pass_evidence e ON e.pass_id = p.id
   WHERE p.kind = 'full' AND p.state <> 'running';

-- When a row of the mirror was last seen in Halo, at the earliest: when it was written, or the beginning of the last complete pass that
-- saw every row alive. For a row that is marked as deleted: of the last one before that; null: none is known.
-- `of_entity`: the table of the mirror; for rows that stand inside others (invoice lines), the table of those.
CREATE FUNCTION hub.last_seen(of_connection integer, of_entity text, synced_at timestamptz, deleted_at timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT greatest(
    CASE WHEN deleted_at IS NULL THEN synced_at END,
    (SELECT max(p.started_at) FROM hub.sync_pass p JOIN hub.pass_evidence e ON e.pass_id = p.id
      WHERE p.connection_id = of_connection AND p.entity = of_entity AND p.kind = 'full' AND p.is_complete AND e.withheld = 0
        AND (last_seen.deleted_at IS NULL OR p.ended_at < last_seen.deleted_at)))
$$;

GRANT SELECT ON hub.sync_proof TO {{app}}, {{query}};
GRANT EXECUTE ON FUNCTION hub.last_seen(integer, text, timestamptz, timestamptz) TO {{app}}, {{query}};
