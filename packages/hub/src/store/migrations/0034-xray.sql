-- The permission X-ray: which features a connection uses, what its rights allow, what was lost since, and trials of writing.

-- Only what a person chose; a feature without a row is on when it only reads.
CREATE TABLE hub.feature_choice (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  feature text NOT NULL,
  is_on boolean NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (connection_id, feature)
);

-- Every X-ray of the switched-on features, whole, as it was told.
CREATE TABLE hub.xray_run (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  checked_at timestamptz NOT NULL,
  requests integer NOT NULL,
  report jsonb NOT NULL
);
CREATE INDEX xray_run_by_time ON hub.xray_run (connection_id, id DESC);

-- The state now: one row per feature and right. `decided` is the last verdict that was more than "not tested": what drift is measured by.
CREATE TABLE hub.xray_cell (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  feature text NOT NULL,
  right_id text NOT NULL,
  need text NOT NULL CHECK (need IN ('mandatory', 'optional')),
  verdict text NOT NULL CHECK (verdict IN ('granted', 'missing-scope', 'missing-agent-right', 'partial', 'not-tested')),
  why text,
  checked_at timestamptz NOT NULL,
  decided text CHECK (decided IN ('granted', 'missing-scope', 'missing-agent-right', 'partial')),
  decided_at timestamptz,
  PRIMARY KEY (connection_id, feature, right_id)
);

-- Rights that were lost, and rights that no switched-on feature needs. Open while closed_at is null.
CREATE TABLE hub.xray_finding (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('lost-right', 'over-privilege')),
  right_id text NOT NULL,
  sentence text NOT NULL,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE UNIQUE INDEX xray_finding_open ON hub.xray_finding (connection_id, kind, right_id) WHERE closed_at IS NULL;

-- A trial of writing that a person started. Each step is written down before its request leaves, and once more when it is over: a step
-- that never ended may have reached HaloPSA all the same.
CREATE TABLE hub.write_trial (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  subject text NOT NULL,
  marker text NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  outcome text CHECK (outcome IN ('allowed', 'refused', 'unclear')),
  -- What stands in HaloPSA because of it, as a sentence; null while it runs.
  left_behind text
);
CREATE INDEX write_trial_by_time ON hub.write_trial (connection_id, id DESC);

CREATE TABLE hub.write_trial_step (
  trial_id bigint NOT NULL REFERENCES hub.write_trial (id) ON DELETE CASCADE,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  step integer NOT NULL,
  request text NOT NULL,
  purpose text NOT NULL,
  began_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Halo's status; null: it never answered, or never was asked.
  status integer,
  result text,
  PRIMARY KEY (trial_id, step)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON
  hub.feature_choice, hub.xray_run, hub.xray_cell, hub.xray_finding, hub.write_trial, hub.write_trial_step TO {{app}};
GRANT SELECT ON hub.feature_choice, hub.xray_run, hub.xray_cell, hub.xray_finding, hub.write_trial, hub.write_trial_step TO {{query}};

ALTER TABLE hub.feature_choice ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.feature_choice FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.xray_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.xray_run FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.xray_cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.xray_cell FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.xray_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.xray_finding FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.write_trial ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.write_trial FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.write_trial_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.write_trial_step FORCE ROW LEVEL SECURITY;

CREATE POLICY of_connection ON hub.feature_choice USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.xray_run USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.xray_cell USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.xray_finding USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.write_trial USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.write_trial_step USING (connection_id IN (SELECT id FROM hub.connection));
