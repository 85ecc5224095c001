-- Mapping: which record of HaloPSA a record of a source is, who said so and why; what a source may do with it; and which change of a plan is
-- made for which record.

-- One act of mapping: a refresh, a click, a bulk, an import. It can be taken back as a whole.
CREATE TABLE hub.mapping_batch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id integer NOT NULL REFERENCES hub.source (id) ON DELETE CASCADE,
  what text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  undone_by text,
  undone_at timestamptz
);
CREATE INDEX mapping_batch_by_source ON hub.mapping_batch (source_id, id DESC);

CREATE TABLE hub.mapping_link (
  source_id integer NOT NULL REFERENCES hub.source (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('company', 'product', 'device', 'user')),
  -- Of a company and a device the tool's id; of a product its name; of a user a JSON array of company and name, as the tool writes them.
  source_key text NOT NULL,
  -- Of a company that is split: the tool's name of the site whose devices go elsewhere. Empty: all of the company.
  site_name text NOT NULL DEFAULT '',
  -- suspended: what it leads to is gone or changed in HaloPSA; nothing is planned by it until a person has looked.
  state text NOT NULL CHECK (state IN ('linked', 'ignored', 'suspended')),
  -- The client, asset type, asset or user; null: ignored.
  halo_key bigint,
  -- Of a company: the site at which new devices come to be.
  site_id bigint,
  -- What HaloPSA called it when it was linked, so that a change is noticed.
  halo_name text,
  -- Why it is ignored or suspended: a sentence.
  reason text,
  -- A probability, and what it rests on; null: a person's word.
  score double precision CHECK (score BETWEEN 0 AND 1),
  evidence jsonb NOT NULL DEFAULT '[]',
  -- `rule`, `plan` (it was made by one), or the name of a person.
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  batch_id bigint REFERENCES hub.mapping_batch (id) ON DELETE SET NULL,
  PRIMARY KEY (source_id, kind, source_key, site_name),
  CHECK ((state = 'ignored') = (halo_key IS NULL))
);
-- A device of a source is one asset, and an asset one device of a source.
CREATE UNIQUE INDEX mapping_link_one_device ON hub.mapping_link (source_id, halo_key) WHERE kind = 'device' AND halo_key IS NOT NULL;
CREATE INDEX mapping_link_by_halo ON hub.mapping_link (kind, halo_key) WHERE halo_key IS NOT NULL;

-- What a batch changed, for taking it back: whole rows of mapping_link; null: there was none.
CREATE TABLE hub.mapping_change (
  batch_id bigint NOT NULL REFERENCES hub.mapping_batch (id) ON DELETE CASCADE,
  place integer NOT NULL,
  before jsonb,
  after jsonb,
  PRIMARY KEY (batch_id, place)
);

-- What the last refresh thinks of records that are not mapped, likeliest first.
CREATE TABLE hub.mapping_candidate (
  source_id integer NOT NULL REFERENCES hub.source (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('company', 'product', 'device', 'user')),
  source_key text NOT NULL,
  rank integer NOT NULL,
  halo_key bigint NOT NULL,
  score double precision NOT NULL,
  decision text NOT NULL CHECK (decision IN ('auto', 'suggested')),
  evidence jsonb NOT NULL,
  PRIMARY KEY (source_id, kind, source_key, rank)
);

-- How a source is mapped and what of it is planned: policies, changed parts of the match rules, the field map. Absent: as the hub says.
CREATE TABLE hub.mapping_setting (
  source_id integer PRIMARY KEY REFERENCES hub.source (id) ON DELETE CASCADE,
  settings jsonb NOT NULL DEFAULT '{}',
  fields jsonb,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- For which record of a source a change of a plan is made, and from which values: when it was applied, it becomes a link and provenance.
CREATE TABLE hub.source_change (
  plan_id bigint NOT NULL REFERENCES hub.plan (id) ON DELETE CASCADE,
  number integer NOT NULL,
  source_id integer NOT NULL REFERENCES hub.source (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('product', 'device')),
  source_key text NOT NULL,
  -- By field of the asset: {"field:117": {"value": ..., "observedAt": ...}}.
  origins jsonb NOT NULL DEFAULT '{}',
  -- When its outcome was taken over into links and provenance.
  adopted_at timestamptz,
  PRIMARY KEY (plan_id, number)
);
CREATE INDEX source_change_open ON hub.source_change (source_id) WHERE adopted_at IS NULL;

-- Where the value of a field of an asset comes from: what we wrote last.
CREATE TABLE hub.asset_value (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  asset_id bigint NOT NULL,
  field text NOT NULL,
  -- As it was read back.
  value jsonb NOT NULL,
  source_id integer REFERENCES hub.source (id) ON DELETE SET NULL,
  source_name text NOT NULL,
  source_key text NOT NULL,
  -- When the source said so.
  observed_at timestamptz NOT NULL,
  plan_id bigint REFERENCES hub.plan (id) ON DELETE SET NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (connection_id, asset_id, field)
);

-- A field that a person edited in HaloPSA: sources leave it alone until it is released.
CREATE TABLE hub.field_lock (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  asset_id bigint NOT NULL,
  field text NOT NULL,
  -- As HaloPSA names who edited it; null: it does not say.
  edited_by text,
  edited_at timestamptz,
  noticed_at timestamptz NOT NULL,
  -- The value that the person's edit left.
  value jsonb NOT NULL,
  released_by text,
  released_at timestamptz,
  PRIMARY KEY (connection_id, asset_id, field)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.mapping_batch, hub.mapping_link, hub.mapping_change, hub.mapping_candidate, hub.mapping_setting,
  hub.source_change, hub.asset_value, hub.field_lock TO {{app}};
GRANT SELECT ON hub.mapping_batch, hub.mapping_link, hub.mapping_change, hub.mapping_candidate, hub.mapping_setting, hub.source_change,
  hub.asset_value, hub.field_lock TO {{query}};

DO $$
DECLARE one text;
BEGIN
  FOREACH one IN ARRAY ARRAY['mapping_batch', 'mapping_link', 'mapping_change', 'mapping_candidate', 'mapping_setting', 'source_change', 'asset_value', 'field_lock']
  LOOP
    EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('ALTER TABLE hub.%I FORCE ROW LEVEL SECURITY', one);
  END LOOP;
  FOREACH one IN ARRAY ARRAY['mapping_batch', 'mapping_link', 'mapping_candidate', 'mapping_setting', 'source_change']
  LOOP
    EXECUTE format('CREATE POLICY of_source ON hub.%I USING (source_id IN (SELECT id FROM hub.source))', one);
  END LOOP;
  FOREACH one IN ARRAY ARRAY['asset_value', 'field_lock']
  LOOP
    EXECUTE format('CREATE POLICY of_connection ON hub.%I USING (connection_id IN (SELECT id FROM hub.connection))', one);
  END LOOP;
END $$;
CREATE POLICY of_batch ON hub.mapping_change USING (batch_id IN (SELECT id FROM hub.mapping_batch));
