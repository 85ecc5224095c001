-- Invoices, the templates they come from, lines and payments. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Recurring invoices.
CREATE TABLE mirror.recurring_invoice (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  client_id bigint,
  client_name text,
  site_id bigint,
  site_name text,
  name text,
  contact_name text,
  accounts_id text,
  reference text,
  contract_id bigint,
  contract_reference text,
  sales_order_id bigint,
  ticket_id bigint,
  schedule_id bigint,
  is_disabled boolean,
  period bigint,
  period_type bigint,
  period_name text,
  starts_at timestamptz,
  ends_at timestamptz,
  scheduled_at timestamptz,
  next_created_at timestamptz,
  last_created_at timestamptz,
  invoiced_at timestamptz,
  period_starts_at timestamptz,
  period_ends_at timestamptz,
  payment_terms bigint,
  days_until_due bigint,
  currency_id bigint,
  currency_name text,
  currency_rate numeric,
  revenue numeric,
  tax_total numeric,
  total numeric,
  has_calculated_quantity boolean,
  needs_review boolean,
  order_number text,
  notes text,
  internal_note text,
  assigned_agent_id bigint,
  created_at timestamptz,
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
CREATE INDEX recurring_invoice_by_client ON mirror.recurring_invoice (connection_id, client_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.recurring_invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.recurring_invoice FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.recurring_invoice USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.recurring_invoice TO {{app}};
GRANT SELECT ON mirror.recurring_invoice TO {{query}};

-- Recurring invoice lines.
CREATE TABLE mirror.recurring_invoice_line (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  recurring_invoice_id bigint,
  item_id bigint,
  item_code text,
  description text,
  long_description text,
  quantity numeric,
  unit_price numeric,
  unit_cost numeric,
  net_amount numeric,
  tax_amount numeric,
  tax_rate numeric,
  tax_code text,
  tax_name text,
  nominal_code text,
  discount_percent numeric,
  sequence bigint,
  group_id bigint,
  is_group_heading boolean,
  is_inactive boolean,
  is_bundled boolean,
  asset_id bigint,
  asset_inventory_number text,
  contract_id bigint,
  ticket_id bigint,
  quantity_type bigint,
  price_type bigint,
  is_calculated boolean,
  is_priced_from_assets boolean,
  is_priced_from_users boolean,
  is_one_time_charge boolean,
  is_auto_renewed boolean,
  billing_period bigint,
  is_prorated_next_invoice boolean,
  prorata_quantity numeric,
  prorata_unit_price numeric,
  prorata_creates_at timestamptz,
  auto_increase_last_at timestamptz,
  starts_at timestamptz,
  ends_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX recurring_invoice_line_by_invoice ON mirror.recurring_invoice_line (connection_id, recurring_invoice_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.recurring_invoice_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.recurring_invoice_line FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.recurring_invoice_line USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.recurring_invoice_line TO {{app}};
GRANT SELECT ON mirror.recurring_invoice_line TO {{query}};

-- Invoices.
CREATE TABLE mirror.invoice (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  client_id bigint,
  client_name text,
  site_id bigint,
  site_name text,
  name text,
  contact_name text,
  accounts_id text,
  invoice_number text,
  third_party_invoice_number text,
  reference text,
  invoice_type bigint,
  creation_source text,
  is_posted boolean,
  is_voided boolean,
  invoiced_at timestamptz,
  due_at timestamptz,
  posted_at timestamptz,
  sent_at timestamptz,
  paid_at timestamptz,
  payment_status bigint,
  email_status bigint,
  approval_status bigint,
  needs_review boolean,
  revenue numeric,
  tax_total numeric,
  total numeric,
  amount_paid numeric,
  amount_due numeric,
  credit_used numeric,
  credit_outstanding numeric,
  currency_id bigint,
  currency_name text,
  currency_rate numeric,
  payment_terms bigint,
  contract_id bigint,
  contract_reference text,
  sales_order_id bigint,
  purchase_order_id bigint,
  recurring_invoice_id bigint,
  ticket_id bigint,
  supplier_id bigint,
  credited_invoice_id bigint,
  invoiced_client_id bigint,
  xero_id text,
  xero_status text,
  quick_books_id bigint,
  order_number text,
  notes text,
  internal_note text,
  period_starts_at timestamptz,
  period_ends_at timestamptz,
  created_at timestamptz,
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
CREATE INDEX invoice_by_client ON mirror.invoice (connection_id, client_id, invoiced_at) WHERE deleted_at IS NULL;
ALTER TABLE mirror.invoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.invoice FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.invoice USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.invoice TO {{app}};
GRANT SELECT ON mirror.invoice TO {{query}};

-- Invoice lines.
CREATE TABLE mirror.invoice_line (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  invoice_id bigint,
  item_id bigint,
  item_code text,
  description text,
  long_description text,
  quantity numeric,
  unit_price numeric,
  unit_cost numeric,
  net_amount numeric,
  tax_amount numeric,
  tax_rate numeric,
  tax_code text,
  tax_name text,
  nominal_code text,
  discount_percent numeric,
  sequence bigint,
  group_id bigint,
  is_group_heading boolean,
  is_inactive boolean,
  is_bundled boolean,
  asset_id bigint,
  asset_inventory_number text,
  contract_id bigint,
  ticket_id bigint,
  recurring_invoice_id bigint,
  recurring_invoice_line_id bigint,
  sales_order_line_id bigint,
  purchase_order_id bigint,
  supplier_id bigint,
  starts_at timestamptz,
  ends_at timestamptz,
  xero_line_id text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX invoice_line_by_invoice ON mirror.invoice_line (connection_id, invoice_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.invoice_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.invoice_line FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.invoice_line USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.invoice_line TO {{app}};
GRANT SELECT ON mirror.invoice_line TO {{query}};

-- Invoice payments.
CREATE TABLE mirror.invoice_payment (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  invoice_id bigint,
  invoice_number text,
  client_id bigint,
  client_name text,
  amount numeric,
  paid_at timestamptz,
  method bigint,
  status bigint,
  intent_id text,
  intent_at timestamptz,
  webhook_received_at timestamptz,
  third_party_id text,
  xero_id text,
  quick_books_id bigint,
  sage50_reference text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX invoice_payment_by_invoice ON mirror.invoice_payment (connection_id, invoice_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.invoice_payment ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.invoice_payment FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.invoice_payment USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.invoice_payment TO {{app}};
GRANT SELECT ON mirror.invoice_payment TO {{query}};
