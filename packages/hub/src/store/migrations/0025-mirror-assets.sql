-- Assets, their types and fields, and the software on them. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Assets.
CREATE TABLE mirror.asset (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  inventory_number text,
  key_field text,
  key_field2 text,
  key_field3 text,
  asset_type_id bigint,
  asset_type_name text,
  asset_group_name text,
  status_id bigint,
  status_name text,
  is_inactive boolean,
  is_primary boolean,
  is_template boolean,
  criticality bigint,
  client_id bigint,
  client_name text,
  site_id bigint,
  site_name text,
  user_name text,
  business_owner_id bigint,
  business_owner_name text,
  technical_owner_id bigint,
  technical_owner_name text,
  parent_id bigint,
  supplier_id bigint,
  supplier_name text,
  supplier_contract_id bigint,
  supplier_contract_reference text,
  contract_id bigint,
  contract_reference text,
  contract_value numeric,
  item_id bigint,
  item_name text,
  sla_id bigint,
  sla_name text,
  priority_id bigint,
  stocked_at timestamptz,
  warranty_starts_at timestamptz,
  warranty_ends_at timestamptz,
  labour_warranty_starts_at timestamptz,
  labour_warranty_ends_at timestamptz,
  purchased_at timestamptz,
  supplier_expires_at timestamptz,
  commissioned_at timestamptz,
  contract_ends_at timestamptz,
  last_changed_at timestamptz,
  last_updated_at timestamptz,
  notes text,
  warranty_note text,
  third_party_id text,
  guid text,
  ninja_rmm_id bigint,
  datto_id text,
  automate_id bigint,
  intune_id text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX asset_by_client ON mirror.asset (connection_id, client_id) WHERE deleted_at IS NULL;
CREATE INDEX asset_by_inventory_number ON mirror.asset (connection_id, inventory_number) WHERE deleted_at IS NULL;
ALTER TABLE mirror.asset ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.asset FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.asset USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.asset TO {{app}};
GRANT SELECT ON mirror.asset TO {{query}};

-- Asset types.
CREATE TABLE mirror.asset_type (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  asset_group_id bigint,
  asset_group_name text,
  key_field_id bigint,
  key_field_name text,
  key_field2_id bigint,
  key_field2_name text,
  key_field3_id bigint,
  key_field3_name text,
  manufacturer_id bigint,
  supplier_id bigint,
  cost numeric,
  weekly_cost numeric,
  monthly_cost numeric,
  quarterly_cost numeric,
  yearly_cost numeric,
  item_code text,
  tag_prefix text,
  icon text,
  is_shown_to_users boolean,
  allows_all_statuses boolean,
  linked_contract_type bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.asset_type ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.asset_type FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.asset_type USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.asset_type TO {{app}};
GRANT SELECT ON mirror.asset_type TO {{query}};

-- Asset groups.
CREATE TABLE mirror.asset_group (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  memo text,
  sequence bigint,
  is_fixed_asset boolean,
  is_shown_as_item boolean,
  is_shown_as_equipment boolean,
  nominal_code text,
  nominal_code_name text,
  purchase_nominal_code text,
  tax_id bigint,
  tax_name text,
  purchase_tax_id bigint,
  third_party_id text,
  is_recurring_by_default boolean,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.asset_group ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.asset_group FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.asset_group USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.asset_group TO {{app}};
GRANT SELECT ON mirror.asset_group TO {{query}};

-- Asset fields.
CREATE TABLE mirror.asset_field (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  field_kind text,
  name text,
  parent_type_id bigint,
  parent_type_name text,
  data_from bigint,
  data_length bigint,
  lookup_id bigint,
  validation text,
  is_mandatory boolean,
  sequence bigint,
  system_use bigint,
  url text,
  tab_id bigint,
  tab_name text,
  is_software boolean,
  is_shown_on_activity boolean,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.asset_field ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.asset_field FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.asset_field USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.asset_field TO {{app}};
GRANT SELECT ON mirror.asset_field TO {{query}};

-- Installed software.
CREATE TABLE mirror.asset_software (
  connection_id integer NOT NULL,
  asset_id bigint NOT NULL,
  id bigint NOT NULL,
  licence_id bigint,
  licence_name text,
  name text,
  version text,
  bundle text,
  copies bigint,
  cost numeric,
  installed_at timestamptz,
  last_used_at timestamptz,
  user_id bigint,
  role_id bigint,
  role_name text,
  is_licence_required boolean,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, asset_id, id)
);
ALTER TABLE mirror.asset_software ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.asset_software FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.asset_software USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.asset_software TO {{app}};
GRANT SELECT ON mirror.asset_software TO {{query}};

-- Software licences.
CREATE TABLE mirror.software_licence (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  licence_type bigint,
  client_id bigint,
  client_name text,
  site_id bigint,
  site_name text,
  supplier_id bigint,
  supplier_name text,
  vendor text,
  manufacturer text,
  distributor text,
  licence_count bigint,
  licences_in_use bigint,
  licences_available bigint,
  requested_quantity bigint,
  requested_quantity_at timestamptz,
  price numeric,
  purchase_price numeric,
  starts_at timestamptz,
  ends_at timestamptz,
  billing_cycle text,
  term_duration text,
  status_name text,
  is_auto_renewed boolean,
  is_active boolean,
  is_deleted boolean,
  tenant_id text,
  tenant_name text,
  product_sku text,
  vendor_product_sku text,
  parent_id bigint,
  device_count bigint,
  notes text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX software_licence_by_client ON mirror.software_licence (connection_id, client_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.software_licence ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.software_licence FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.software_licence USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.software_licence TO {{app}};
GRANT SELECT ON mirror.software_licence TO {{query}};
