-- Who did what and when. The app may add and read, never change or remove.

CREATE TABLE hub.audit_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id),
  at timestamptz NOT NULL,
  -- kind:name, as 'operator:root'.
  actor text NOT NULL,
  verb text NOT NULL,
  subject text NOT NULL,
  -- Never a secret.
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_event_by_time ON hub.audit_event (workspace_id, id DESC);

GRANT SELECT, INSERT ON hub.audit_event TO {{app}};

ALTER TABLE hub.audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY of_workspace ON hub.audit_event USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.audit_event TO {{owner}} USING (true);
