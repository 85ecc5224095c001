-- What is bought, and from whom. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Items.
CREATE TABLE mirror.item (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  description text,
  purchase_description text,
  internal_reference text,
  external_reference text,
  status bigint,
  asset_group_id bigint,
  asset_group_name text,
  asset_type_id bigint,
  asset_type_name text,
  supplier_id bigint,
  supplier_name text,
  supplier_part_code text,
  base_price numeric,
  cost_price numeric,
  is_recurring boolean,
  recurring_price numeric,
  recurring_cost numeric,
  margin numeric,
  markup_percent numeric,
  tax_id bigint,
  tax_name text,
  is_taxable boolean,
  nominal_code text,
  nominal_code_name text,
  purchase_nominal_code text,
  accounts_id text,
  quantity_in_stock numeric,
  quantity_reserved numeric,
  quantity_on_order numeric,
  minimum_stock numeric,
  reorder_quantity numeric,
  is_contract_item boolean,
  is_not_invoiced boolean,
  is_stock_untracked boolean,
  default_billing_period bigint,
  max_discount numeric,
  third_party_id text,
  note text,
  created_at timestamptz,
  last_updated_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.item ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.item FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.item USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.item TO {{app}};
GRANT SELECT ON mirror.item TO {{query}};

-- Suppliers.
CREATE TABLE mirror.supplier (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  top_level_id bigint,
  top_level_name text,
  contact_name text,
  contact_title text,
  email text,
  support_email text,
  phone_number text,
  phone_number2 text,
  mobile_number text,
  fax text,
  website text,
  address text,
  email_domain text,
  portal_url text,
  portal_reference text,
  portal_user_name text,
  accounts_id text,
  contract_count bigint,
  default_contract_id bigint,
  parent_id bigint,
  is_inactive boolean,
  is_supplier boolean,
  is_manufacturer boolean,
  currency_id bigint,
  purchase_tax_id bigint,
  xero_id text,
  notes text,
  created_at timestamptz,
  last_updated_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.supplier ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.supplier FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.supplier USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.supplier TO {{app}};
GRANT SELECT ON mirror.supplier TO {{query}};

-- Supplier contracts.
CREATE TABLE mirror.supplier_contract (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  reference text,
  description text,
  supplier_id bigint,
  supplier_name text,
  sla_id bigint,
  sla_name text,
  starts_at timestamptz,
  ends_at timestamptz,
  is_active boolean,
  is_started boolean,
  is_expired boolean,
  is_default boolean,
  contact1 text,
  contact2 text,
  contact3 text,
  costing text,
  renewed_from_id bigint,
  renewed_by_id bigint,
  note text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.supplier_contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.supplier_contract FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.supplier_contract USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.supplier_contract TO {{app}};
GRANT SELECT ON mirror.supplier_contract TO {{query}};

-- Purchase orders.
CREATE TABLE mirror.purchase_order (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  title text,
  reference text,
  client_id bigint,
  client_name text,
  site_id bigint,
  site_name text,
  user_id bigint,
  user_name text,
  ticket_id bigint,
  supplier_id bigint,
  supplier_name text,
  supplier_reference text,
  assigned_agent_id bigint,
  assigned_agent_name text,
  created_by_name text,
  authorised_by text,
  status bigint,
  goods_in_status bigint,
  third_party_status bigint,
  ordered_at timestamptz,
  sent_at timestamptz,
  published_at timestamptz,
  due_at timestamptz,
  delivery_expected_at timestamptz,
  approval_status bigint,
  approved_at timestamptz,
  approval_note text,
  price numeric,
  tax_total numeric,
  total numeric,
  carriage_price numeric,
  percentage_invoiced numeric,
  invoice_count bigint,
  currency_id bigint,
  currency_name text,
  currency_rate numeric,
  sales_order_id bigint,
  is_delivered_to_us boolean,
  cost_centre_id bigint,
  cost_centre_name text,
  accounts_reference text,
  third_party_number text,
  third_party_id text,
  xero_id text,
  xero_status text,
  note text,
  last_synced_at timestamptz,
  last_updated_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX purchase_order_by_supplier ON mirror.purchase_order (connection_id, supplier_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.purchase_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.purchase_order FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.purchase_order USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.purchase_order TO {{app}};
GRANT SELECT ON mirror.purchase_order TO {{query}};
