-- Fields, buttons, webhooks, links and choices. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Custom fields.
CREATE TABLE mirror.custom_field (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  label text,
  summary text,
  hint text,
  field_type bigint,
  input_type bigint,
  usage bigint,
  custom_flag bigint,
  lookup_id bigint,
  tab_id bigint,
  tab_name text,
  table_id bigint,
  table_name text,
  character_limit bigint,
  is_read_only boolean,
  is_mandatory boolean,
  is_searchable boolean,
  is_encrypted boolean,
  is_for_agents_only boolean,
  is_copied_to_child boolean,
  visibility bigint,
  default_value text,
  regex text,
  calculation text,
  hyperlink text,
  variable_name text,
  third_party_name text,
  group_name text,
  sequence bigint,
  access_level bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.custom_field ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.custom_field FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.custom_field USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.custom_field TO {{app}};
GRANT SELECT ON mirror.custom_field TO {{query}};

-- Custom tables.
CREATE TABLE mirror.custom_table (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  database_name text,
  linked_table_id bigint,
  linked_table_name text,
  note text,
  data_entry_type bigint,
  is_cleared_on_close boolean,
  primary_field_id bigint,
  primary_field_name text,
  secondary_field_id bigint,
  secondary_field_name text,
  import_name text,
  access_level bigint,
  column_count bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.custom_table ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.custom_table FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.custom_table USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.custom_table TO {{app}};
GRANT SELECT ON mirror.custom_table TO {{query}};

-- Custom buttons.
CREATE TABLE mirror.custom_button (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  label text,
  usage bigint,
  sequence bigint,
  icon text,
  url text,
  opens_new_tab boolean,
  module_id bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.custom_button ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.custom_button FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.custom_button USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.custom_button TO {{app}};
GRANT SELECT ON mirror.custom_button TO {{query}};

-- Webhooks.
CREATE TABLE mirror.webhook (
  connection_id integer NOT NULL,
  id text NOT NULL,
  name text,
  url text,
  method bigint,
  content_type text,
  authentication_type bigint,
  basic_user_name text,
  certificate_id bigint,
  certificate_name text,
  is_active boolean,
  is_disabled boolean,
  webhook_type bigint,
  payload_type bigint,
  has_custom_payload boolean,
  last_status bigint,
  note text,
  start_type bigint,
  inbound_authentication_type bigint,
  schedule_id bigint,
  last_created_at timestamptz,
  next_created_at timestamptz,
  log_retention_days bigint,
  version_number text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.webhook FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.webhook USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.webhook TO {{app}};
GRANT SELECT ON mirror.webhook TO {{query}};

-- External links.
CREATE TABLE mirror.external_link (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  table_id bigint,
  module_id bigint,
  halo_id bigint,
  halo_second_id bigint,
  halo_description text,
  halo_second_description text,
  third_party_id text,
  third_party_secondary_id text,
  third_party_description text,
  third_party_type text,
  third_party_url text,
  third_party_status text,
  third_party_assigned_to text,
  details_id bigint,
  is_primary boolean,
  created_at timestamptz,
  last_updated_at timestamptz,
  subscription_id text,
  subscription_expires_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX external_link_by_third_party ON mirror.external_link (connection_id, third_party_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.external_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.external_link FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.external_link USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.external_link TO {{app}};
GRANT SELECT ON mirror.external_link TO {{query}};

-- Lookup types.
CREATE TABLE mirror.lookup_type (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  value2 text,
  value3 text,
  sequence bigint,
  is_inactive boolean,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.lookup_type ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.lookup_type FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.lookup_type USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.lookup_type TO {{app}};
GRANT SELECT ON mirror.lookup_type TO {{query}};

-- Lookup values.
CREATE TABLE mirror.lookup (
  connection_id integer NOT NULL,
  lookup_id bigint NOT NULL,
  id bigint NOT NULL,
  name text,
  value2 text,
  value3 text,
  value4 text,
  value5 text,
  value6 text,
  value7 text,
  value8 text,
  value9 text,
  custom1 text,
  custom2 text,
  sequence bigint,
  is_inactive boolean,
  linked_item_name text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, lookup_id, id)
);
ALTER TABLE mirror.lookup ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.lookup FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.lookup USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.lookup TO {{app}};
GRANT SELECT ON mirror.lookup TO {{query}};

-- Features.
CREATE TABLE mirror.feature (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  actual_name text,
  is_enabled boolean,
  is_built_in boolean,
  is_licensed boolean,
  access_level bigint,
  is_integrator_enabled boolean,
  integrator_synced_at timestamptz,
  integrator_error text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.feature ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.feature FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.feature USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.feature TO {{app}};
GRANT SELECT ON mirror.feature TO {{query}};
