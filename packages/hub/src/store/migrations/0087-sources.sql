-- Sources: the tools of a workspace (RMM, backup, files), what was read of them, and what could not be read.

CREATE TABLE hub.source (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id) ON DELETE CASCADE,
  -- The HaloPSA that it serves.
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  -- A folder of packages/connectors.
  connector text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- As the connector's fields read them; its secrets are in source_secret.
  settings jsonb NOT NULL,
  -- Host and port that it is asked at, for people.
  target text NOT NULL,
  -- `host:port` that may be private or unencrypted.
  allow_hosts text[] NOT NULL DEFAULT '{}',
  -- After how many days of not being seen something counts as gone; null: as the connector says.
  gone_after_days integer CHECK (gone_after_days BETWEEN 0 AND 3650),
  -- How its last check ended; `secret-missing`: restored without its secrets; `removed`: only its records are kept.
  state text NOT NULL DEFAULT 'unchecked'
    CHECK (state IN ('unchecked', 'passed', 'passed-with-warnings', 'failed', 'secret-missing', 'removed')),
  checked_at timestamptz,
  -- Since when the schedule leaves it alone; null: it does not.
  paused_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  -- When it was last changed: a read that began before is not taken up.
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX source_name ON hub.source (workspace_id, lower(name)) WHERE state <> 'removed';
CREATE INDEX source_connection ON hub.source (connection_id);

-- Encrypted outside the database, bound to workspace, source and field. See foundation/vault.ts.
CREATE TABLE hub.source_secret (
  source_id integer NOT NULL REFERENCES hub.source (id) ON DELETE CASCADE,
  field text NOT NULL,
  ciphertext bytea NOT NULL,
  key_id text NOT NULL,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (source_id, field)
);

-- One read of one list.
CREATE TABLE hub.source_pass (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id integer NOT NULL REFERENCES hub.source (id) ON DELETE CASCADE,
  stream text NOT NULL CHECK (stream IN ('company', 'device', 'licence-count', 'alert')),
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- stopped: put down, to be taken up again. incomplete: read to its end, and the counts do not agree.
  state text NOT NULL CHECK (state IN ('running', 'stopped', 'complete', 'incomplete', 'failed')),
  -- Where the connector goes on after the last page that is kept; null: nothing to go on from.
  cursor text,
  pages integer NOT NULL DEFAULT 0,
  -- How often it was put down and taken up again.
  taken_up integer NOT NULL DEFAULT 0,
  -- Records that came, those of them that were written, rows that could not be read, rows that are none of the list.
  rows integer NOT NULL DEFAULT 0,
  written integer NOT NULL DEFAULT 0,
  refused integer NOT NULL DEFAULT 0,
  passed_over integer NOT NULL DEFAULT 0,
  -- By the tool's own count; null: it does not count.
  expected integer,
  is_complete boolean NOT NULL DEFAULT false,
  -- Records that it did not see, those that it called gone, and those that it would have called gone if there had been fewer.
  missing integer NOT NULL DEFAULT 0,
  gone integer NOT NULL DEFAULT 0,
  withheld integer NOT NULL DEFAULT 0,
  -- A sentence of ours, never the tool's text.
  message text
);
CREATE INDEX source_pass_by_time ON hub.source_pass (source_id, stream, id DESC);

-- The keys that the pages of a read that goes on have brought, so that what is not among them can be told at its end.
CREATE TABLE hub.source_seen (
  pass_id bigint NOT NULL REFERENCES hub.source_pass (id) ON DELETE CASCADE,
  page_no integer NOT NULL,
  external_ids text[] NOT NULL,
  PRIMARY KEY (pass_id, page_no)
);

CREATE TABLE hub.source_record (
  source_id integer NOT NULL REFERENCES hub.source (id) ON DELETE CASCADE,
  stream text NOT NULL CHECK (stream IN ('company', 'device', 'licence-count', 'alert')),
  -- The tool's id; of a licence count a JSON array of company and product.
  external_id text NOT NULL,
  -- The company that it belongs to, by its external id; of a company its own.
  company_id text,
  -- As the connector gave it; instants are ISO 8601 in UTC.
  record jsonb NOT NULL,
  content_hash bytea NOT NULL,
  first_seen_at timestamptz NOT NULL,
  -- When it was last written, or, where it is missing, when it was last there. What is not missing was there in the last complete read.
  seen_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  -- Since when complete reads do not hold it; null: the last one did.
  missing_since timestamptz,
  gone_at timestamptz,
  PRIMARY KEY (source_id, stream, external_id)
);
CREATE INDEX source_record_by_company ON hub.source_record (source_id, company_id, stream);

-- The quarantine: rows that could not be read.
CREATE TABLE hub.source_refusal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id integer NOT NULL REFERENCES hub.source (id) ON DELETE CASCADE,
  stream text NOT NULL CHECK (stream IN ('company', 'device', 'licence-count', 'alert')),
  -- Of text and problem: what makes it the same row.
  content_hash bytea NOT NULL,
  -- The row as it came.
  text text NOT NULL,
  problem text NOT NULL,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  -- When a read came to its end without it.
  cleared_at timestamptz,
  UNIQUE (source_id, stream, content_hash)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.source, hub.source_secret, hub.source_pass, hub.source_seen, hub.source_record, hub.source_refusal TO {{app}};
GRANT SELECT ON hub.source, hub.source_pass, hub.source_record TO {{query}};
-- Not the text: a row that could not be read may hold what a connector leaves out of records, such as keys.
GRANT SELECT (id, source_id, stream, problem, first_seen_at, last_seen_at, cleared_at) ON hub.source_refusal TO {{query}};

DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['source', 'source_secret', 'source_pass', 'source_seen', 'source_record', 'source_refusal']
  LOOP
    EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE hub.%I FORCE ROW LEVEL SECURITY', one);
  END LOOP;
  FOREACH one IN ARRAY ARRAY['source_secret', 'source_pass', 'source_record', 'source_refusal']
  LOOP
    EXECUTE format('CREATE POLICY of_source ON hub.%I USING (source_id IN (SELECT id FROM hub.source))', one);
  END LOOP;
END $$;

CREATE POLICY of_workspace ON hub.source USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.source TO {{owner}} USING (true);
CREATE POLICY of_pass ON hub.source_seen USING (pass_id IN (SELECT id FROM hub.source_pass));
