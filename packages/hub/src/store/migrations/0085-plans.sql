-- Plans: what is to be written to Halo, as data that never changes once it stands; the choices and approvals of people; the journal of every
-- request; and what each change came to.

CREATE TABLE hub.plan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  -- What built it: `changes`, `revert`, the name of a feature.
  kind text NOT NULL CHECK (kind ~ '^[a-z][a-z0-9-]{0,40}$'),
  title text NOT NULL,
  -- SHA-256 over all of its changes: what was approved is what is applied, and a row that was tampered with stops it.
  content_hash bytea NOT NULL CHECK (length(content_hash) = 32),
  change_count integer NOT NULL,
  -- How many records were looked at and are already as they should be.
  unchanged_count integer NOT NULL DEFAULT 0,
  -- What the whole of each touched entity is, for limits in percent: {"asset": 20000}.
  population jsonb NOT NULL DEFAULT '{}',
  reverts_plan_id bigint REFERENCES hub.plan (id) ON DELETE SET NULL,
  -- What this plan cannot do and why, as sentences; told before anything is applied.
  remarks jsonb NOT NULL DEFAULT '[]',
  -- The number of changes that a person accepted though it is over the limit of the policy.
  accepted_count integer,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'planned'
    CHECK (state IN ('planned', 'approved', 'applying', 'stopped', 'applied', 'partly-applied', 'failed', 'discarded', 'expired', 'frozen')),
  -- Why it stands where it stands, for people.
  state_reason text,
  settled_at timestamptz
);
CREATE INDEX plan_newest ON hub.plan (connection_id, id DESC);
CREATE INDEX plan_reverts ON hub.plan (reverts_plan_id) WHERE reverts_plan_id IS NOT NULL;

CREATE TABLE hub.plan_change (
  plan_id bigint NOT NULL REFERENCES hub.plan (id) ON DELETE CASCADE,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  -- The definition in the catalogue: `update-asset`.
  change text NOT NULL,
  sign text NOT NULL CHECK (sign IN ('+', '~', '-')),
  entity text NOT NULL,
  -- Null: a record that is to be made.
  record_key text,
  -- What a record that is made is found again by. The same for the same thing in every plan.
  marker text,
  client_id bigint,
  title text NOT NULL,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  reason text NOT NULL,
  evidence jsonb NOT NULL DEFAULT '[]',
  -- Fields that a revert leaves alone because somebody edited them since: before, ours, theirs.
  conflicts jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (plan_id, number),
  CHECK ((sign = '+') = (record_key IS NULL))
);
CREATE INDEX plan_change_record ON hub.plan_change (connection_id, entity, record_key) WHERE record_key IS NOT NULL;
CREATE INDEX plan_change_marker ON hub.plan_change (connection_id, marker) WHERE marker IS NOT NULL;

CREATE TABLE hub.plan_exclusion (
  plan_id bigint NOT NULL REFERENCES hub.plan (id) ON DELETE CASCADE,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  number integer NOT NULL,
  excluded_by text NOT NULL,
  excluded_at timestamptz NOT NULL,
  PRIMARY KEY (plan_id, number)
);

CREATE TABLE hub.plan_approval (
  plan_id bigint NOT NULL REFERENCES hub.plan (id) ON DELETE CASCADE,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  approved_by text NOT NULL,
  approved_at timestamptz NOT NULL,
  -- What was approved: the plan's content and what was left out of it.
  scope_hash bytea NOT NULL CHECK (length(scope_hash) = 32),
  PRIMARY KEY (plan_id, approved_by)
);

CREATE TABLE hub.plan_journal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan_id bigint NOT NULL REFERENCES hub.plan (id) ON DELETE CASCADE,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  number integer NOT NULL,
  attempt integer NOT NULL,
  -- `create`, `update`, `delete`, and what was sent: on the disk before the request leaves.
  act text NOT NULL CHECK (act IN ('create', 'update', 'delete')),
  entity text NOT NULL,
  record_key text,
  marker text,
  sent jsonb NOT NULL,
  begun_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Null while nobody knows; `answered`, `refused`, `silent`; `unsent`: it certainly never reached Halo, or was turned away unread.
  answer text CHECK (answer IN ('answered', 'refused', 'silent', 'unsent')),
  status integer,
  -- The record that Halo named in its answer.
  answered_key text,
  UNIQUE (plan_id, number, attempt)
);
CREATE INDEX plan_journal_marker ON hub.plan_journal (connection_id, marker) WHERE marker IS NOT NULL;

CREATE TABLE hub.plan_outcome (
  plan_id bigint NOT NULL REFERENCES hub.plan (id) ON DELETE CASCADE,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  number integer NOT NULL,
  outcome text NOT NULL
    CHECK (outcome IN ('applied', 'altered-by-halo', 'unchanged', 'stale', 'refused', 'failed', 'uncertain', 'skipped')),
  record_key text,
  -- The touched fields as they were read back, or as they were found where nothing was sent.
  found jsonb,
  problem text,
  at timestamptz NOT NULL,
  PRIMARY KEY (plan_id, number)
);

CREATE TABLE hub.plan_policy (
  connection_id integer PRIMARY KEY REFERENCES hub.connection (id) ON DELETE CASCADE,
  policy jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- Whether a record that was made is found again by its marker in this HaloPSA: only then is "not found" believed.
CREATE TABLE hub.marker_proof (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  is_found boolean NOT NULL,
  proven_at timestamptz NOT NULL,
  PRIMARY KEY (connection_id, entity)
);

-- Why nothing may be applied on this connection: a marker in Halo that no journal knows.
CREATE TABLE hub.apply_freeze (
  connection_id integer PRIMARY KEY REFERENCES hub.connection (id) ON DELETE CASCADE,
  reason text NOT NULL,
  frozen_at timestamptz NOT NULL
);

-- A plan is data: nobody changes what was planned.
CREATE FUNCTION hub.refuse_plan_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A planned change is never edited; build a new plan.' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER plan_change_stays BEFORE UPDATE ON hub.plan_change FOR EACH ROW EXECUTE FUNCTION hub.refuse_plan_edit();

GRANT SELECT, INSERT ON hub.plan, hub.plan_change, hub.plan_journal TO {{app}};
GRANT UPDATE (state, state_reason, settled_at, accepted_count) ON hub.plan TO {{app}};
GRANT UPDATE (ended_at, answer, status, answered_key) ON hub.plan_journal TO {{app}};
GRANT DELETE ON hub.plan TO {{app}};
GRANT SELECT, INSERT, DELETE ON hub.plan_exclusion, hub.plan_approval TO {{app}};
GRANT SELECT, INSERT, UPDATE ON hub.plan_outcome, hub.plan_policy, hub.marker_proof TO {{app}};
GRANT SELECT, INSERT, UPDATE, DELETE ON hub.apply_freeze TO {{app}};
GRANT SELECT ON hub.plan, hub.plan_change, hub.plan_exclusion, hub.plan_approval, hub.plan_journal, hub.plan_outcome, hub.plan_policy,
  hub.marker_proof, hub.apply_freeze TO {{query}};

DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['plan', 'plan_change', 'plan_exclusion', 'plan_approval', 'plan_journal', 'plan_outcome', 'plan_policy', 'marker_proof', 'apply_freeze']
  LOOP
    EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE hub.%I FORCE ROW LEVEL SECURITY', one);
    EXECUTE format('CREATE POLICY of_connection ON hub.%I USING (connection_id IN (SELECT id FROM hub.connection))', one);
  END LOOP;
END $$;
