-- What the sync remembers: passes and their checkpoints, the proof of each, what was seen, what was set aside.

CREATE TABLE hub.sync_pass (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('full', 'incremental', 'history', 'record')),
  state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'no-permission', 'suspect', 'abandoned')),
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- The checkpoint: the next page to ask for, and the page size for which that number means anything.
  next_page integer NOT NULL DEFAULT 1,
  page_size integer,
  rows_read bigint NOT NULL DEFAULT 0,
  rows_written bigint NOT NULL DEFAULT 0,
  quarantined bigint NOT NULL DEFAULT 0,
  tombstoned bigint NOT NULL DEFAULT 0,
  requests bigint NOT NULL DEFAULT 0,
  -- The newest change date seen in this pass, which becomes the watermark when the pass is done.
  newest_change timestamptz,
  -- Halo's record_count as last heard, the distinct keys received, and whether the two agree.
  record_count bigint,
  distinct_keys bigint,
  is_complete boolean NOT NULL DEFAULT false,
  error_code text,
  message text
);
CREATE INDEX sync_pass_by_entity ON hub.sync_pass (connection_id, entity, id DESC);

-- The keys received by a full pass, page by page, so that what was not received can be told gone. Unlogged: it costs no WAL, and
-- a database that crashed has lost it, which the resume notices (it then begins the pass anew).
CREATE UNLOGGED TABLE hub.sync_seen (
  pass_id bigint NOT NULL,
  connection_id integer NOT NULL,
  page_no integer NOT NULL,
  -- One array per key column: numbers in i1 and i2, text in t1.
  i1 bigint[],
  i2 bigint[],
  t1 text[],
  -- Rows of this page whose key could not be read: they count as received, and nothing may be called gone while there are any.
  unreadable integer NOT NULL DEFAULT 0,
  -- Rows of this page that had the key of another row of the same page: Halo counts both, and no shifting of pages explains them.
  duplicates integer NOT NULL DEFAULT 0,
  PRIMARY KEY (pass_id, page_no)
);

CREATE TABLE hub.sync_state (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  state text NOT NULL DEFAULT 'never' CHECK (state IN ('never', 'running', 'done', 'failed', 'no-permission', 'suspect')),
  last_pass_id bigint,
  last_full_at timestamptz,
  last_success_at timestamptz,
  watermark timestamptz,
  record_count bigint,
  is_complete boolean NOT NULL DEFAULT false,
  -- Reading newest first was found not to be honoured: incremental reads are full reads for this entity.
  is_order_ignored boolean NOT NULL DEFAULT false,
  error_code text,
  message text,
  PRIMARY KEY (connection_id, entity)
);

-- Histories are read per parent: which parents have been read, and in which version of the parent.
CREATE TABLE hub.sync_parent (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  parent_key bigint NOT NULL,
  parent_hash uuid,
  synced_at timestamptz NOT NULL,
  PRIMARY KEY (connection_id, entity, parent_key)
);

-- Rows that could not be kept, whole, with the reason; and entities that Halo refused.
CREATE TABLE hub.sync_issue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('row', 'entity')),
  -- What names the row among the issues: its key where that could be read, else a hash of its text.
  subject text NOT NULL,
  code text NOT NULL,
  sentence text NOT NULL,
  raw text,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  times integer NOT NULL DEFAULT 1,
  UNIQUE (connection_id, entity, kind, subject)
);

-- Values that were kept in a changed form (a NUL in text, a number where a flag belongs), counted per field.
CREATE TABLE hub.sync_note (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  field text NOT NULL,
  problem text NOT NULL,
  times bigint NOT NULL,
  sample_key text,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  PRIMARY KEY (connection_id, entity, field, problem)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON
  hub.sync_pass, hub.sync_seen, hub.sync_state, hub.sync_parent, hub.sync_issue, hub.sync_note TO {{app}};
GRANT SELECT ON hub.sync_pass, hub.sync_state, hub.sync_issue, hub.sync_note TO {{query}};

ALTER TABLE hub.sync_pass ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_pass FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_seen FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_state ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_state FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_parent ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_parent FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_issue ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_issue FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.sync_note FORCE ROW LEVEL SECURITY;

CREATE POLICY of_connection ON hub.sync_pass USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.sync_seen USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.sync_state USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.sync_parent USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.sync_issue USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.sync_note USING (connection_id IN (SELECT id FROM hub.connection));
