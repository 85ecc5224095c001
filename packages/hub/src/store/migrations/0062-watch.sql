-- The dead-man watch: what should have happened and did not, until it happens again; and that the watch itself is alive.

-- An alarm is open while cleared_at is null. What it is about is named by flow and cause: one cause, one open alarm.
CREATE TABLE hub.alarm (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id),
  -- Null: it is about the hub itself.
  connection_id integer REFERENCES hub.connection (id) ON DELETE CASCADE,
  flow text NOT NULL,
  cause text NOT NULL,
  -- Grows when the same cause becomes more urgent: 30, 14, 7, 1 days and none left before a secret ends are 0 to 4.
  stage integer NOT NULL DEFAULT 0,
  severity text NOT NULL CHECK (severity IN ('warn', 'fail')),
  sentence text NOT NULL,
  meaning text NOT NULL,
  -- Likeliest first.
  causes text[] NOT NULL,
  remedy text NOT NULL,
  raised_at timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  cleared_at timestamptz
);
CREATE UNIQUE INDEX alarm_open ON hub.alarm (workspace_id, coalesce(connection_id, 0), flow, cause) WHERE cleared_at IS NULL;
CREATE INDEX alarm_by_connection ON hub.alarm (connection_id);

-- When something of the hub last went well, for flows that leave no other trace: a backup, a look by the watch.
CREATE TABLE hub.flow_beat (
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id),
  flow text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, flow)
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.alarm, hub.flow_beat TO {{app}};
GRANT SELECT ON hub.alarm, hub.flow_beat TO {{query}};

ALTER TABLE hub.alarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.alarm FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.flow_beat ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.flow_beat FORCE ROW LEVEL SECURITY;

CREATE POLICY of_workspace ON hub.alarm USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.alarm TO {{owner}} USING (true);
CREATE POLICY of_workspace ON hub.flow_beat USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.flow_beat TO {{owner}} USING (true);
