-- The request budget of each HaloPSA, shared by every process that talks to it. Halo's limit belongs to the HaloPSA, whatever workspace
-- or connection the requests come from, so these tables belong to no workspace; they hold nothing of a customer's.

CREATE TABLE hub.request_budget (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- A hash of resource server and tenant.
  halo text NOT NULL UNIQUE,
  -- What 429s have taught, the limit that was configured then, and when. Null: nothing.
  learned_limit integer,
  learned_from integer,
  learned_at timestamptz,
  -- Whether the last lesson came from counting; else it was a guess.
  is_counted boolean NOT NULL DEFAULT false,
  paused_until timestamptz NOT NULL DEFAULT '-infinity',
  refused bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

-- Requests that were allowed, by process and by slice of time. They leave before the slice ends, so that is when they count.
CREATE TABLE hub.request_grant (
  budget_id integer NOT NULL REFERENCES hub.request_budget (id) ON DELETE CASCADE,
  ends_at timestamptz NOT NULL,
  holder uuid NOT NULL,
  requests integer NOT NULL,
  PRIMARY KEY (budget_id, ends_at, holder)
);

-- Requests that wait, by process, as it last told. Nobody counts on a process that did not come back when it said it would.
CREATE TABLE hub.request_wait (
  budget_id integer NOT NULL REFERENCES hub.request_budget (id) ON DELETE CASCADE,
  holder uuid NOT NULL,
  interactive integer NOT NULL,
  write integer NOT NULL,
  background integer NOT NULL,
  valid_until timestamptz NOT NULL,
  PRIMARY KEY (budget_id, holder)
) WITH (fillfactor = 50);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.request_budget, hub.request_grant, hub.request_wait TO {{app}};

ALTER TABLE hub.request_budget ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.request_budget FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.request_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.request_grant FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.request_wait ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.request_wait FORCE ROW LEVEL SECURITY;

CREATE POLICY of_app ON hub.request_budget TO {{app}} USING (hub.current_workspace() IS NOT NULL);
CREATE POLICY of_app ON hub.request_grant TO {{app}} USING (hub.current_workspace() IS NOT NULL);
CREATE POLICY of_app ON hub.request_wait TO {{app}} USING (hub.current_workspace() IS NOT NULL);
CREATE POLICY of_owner ON hub.request_budget TO {{owner}} USING (true);
CREATE POLICY of_owner ON hub.request_grant TO {{owner}} USING (true);
CREATE POLICY of_owner ON hub.request_wait TO {{owner}} USING (true);
