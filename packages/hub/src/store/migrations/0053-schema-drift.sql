-- What the rows of each entity look like as Halo sends them, by names and types only, and what of that changed.

-- Under Halo's own names. Learned by the first full pass; no value ever stands here.
CREATE TABLE hub.entity_shape (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  -- Whether the text of tickets was kept when this was seen: without it fewer members come, and that is no drift.
  with_text boolean NOT NULL,
  field text NOT NULL,
  -- The JSON types that came, null not counted; empty: only null came.
  types text[] NOT NULL,
  -- Whether no row that was looked at has been without it while others had it.
  is_in_every_row boolean NOT NULL,
  first_seen timestamptz NOT NULL,
  -- When this row last changed.
  last_seen timestamptz NOT NULL,
  PRIMARY KEY (connection_id, entity, with_text, field)
);

-- One row per field and kind: what is known is not told again. Open while it is neither acknowledged nor closed.
CREATE TABLE hub.schema_drift (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  field text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('new', 'missing', 'retyped')),
  -- The JSON types before and after, as `number, string`; null: the field was not there.
  before text,
  after text,
  first_seen timestamptz NOT NULL,
  -- When it last changed: another type, or missing once more.
  last_seen timestamptz NOT NULL,
  acknowledged_at timestamptz,
  -- A missing field came again.
  closed_at timestamptz,
  UNIQUE (connection_id, entity, field, kind)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.entity_shape, hub.schema_drift TO {{app}};
GRANT SELECT ON hub.entity_shape, hub.schema_drift TO {{query}};

ALTER TABLE hub.entity_shape ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.entity_shape FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.schema_drift ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.schema_drift FORCE ROW LEVEL SECURITY;

CREATE POLICY of_connection ON hub.entity_shape USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.schema_drift USING (connection_id IN (SELECT id FROM hub.connection));
