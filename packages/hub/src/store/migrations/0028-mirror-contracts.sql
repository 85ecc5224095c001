-- Contracts with clients, and the rates that price them. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Client contracts.
CREATE TABLE mirror.client_contract (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  reference text,
  reference2 text,
  reference3 text,
  client_id bigint,
  client_name text,
  site_id bigint,
  site_name text,
  user_id bigint,
  user_name text,
  starts_at timestamptz,
  ends_at timestamptz,
  is_started boolean,
  is_expired boolean,
  is_active boolean,
  contract_status text,
  status bigint,
  subtype bigint,
  contract_type_id bigint,
  contract_type_name text,
  sla_id bigint,
  sla_name text,
  billing_period bigint,
  billing_description bigint,
  period_charge_amount numeric,
  cost_per_period numeric,
  asset_value numeric,
  next_invoice_at timestamptz,
  periodic_invoice_next_at timestamptz,
  next_call_at timestamptz,
  asset_ends_at timestamptz,
  term_months bigint,
  is_rolling boolean,
  free_units numeric,
  prepay_total numeric,
  prepay_used numeric,
  prepay_balance numeric,
  sales_order_id bigint,
  created_by_id bigint,
  created_by_name text,
  note text,
  invoice_description text,
  last_updated_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX client_contract_by_client ON mirror.client_contract (connection_id, client_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.client_contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.client_contract FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.client_contract USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.client_contract TO {{app}};
GRANT SELECT ON mirror.client_contract TO {{query}};

-- Charge rates.
CREATE TABLE mirror.charge_rate (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  client_id bigint,
  contract_id bigint,
  charge_id bigint,
  organisation_id bigint,
  starts_at timestamptz,
  expires_at timestamptz,
  rate numeric,
  current_rate numeric,
  rate_override numeric,
  minimum numeric,
  rounding_increment numeric,
  rounding bigint,
  out_of_hours_multiplier numeric,
  holiday_multiplier numeric,
  weekend_multiplier numeric,
  contract_multiplier numeric,
  is_surcharge boolean,
  is_current boolean,
  uses_agent_hours boolean,
  uses_budget_rate boolean,
  is_for_travel boolean,
  is_for_mileage boolean,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.charge_rate ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.charge_rate FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.charge_rate USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.charge_rate TO {{app}};
GRANT SELECT ON mirror.charge_rate TO {{query}};

-- Tax rates.
CREATE TABLE mirror.tax (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  code text,
  rate numeric,
  description text,
  is_composite boolean,
  is_on_separate_line boolean,
  third_party_id text,
  xero_tenant_name text,
  quick_books_code text,
  quick_books_name text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.tax ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.tax FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.tax USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.tax TO {{app}};
GRANT SELECT ON mirror.tax TO {{query}};

-- Currencies.
CREATE TABLE mirror.currency (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  symbol text,
  code text,
  conversion_rate numeric,
  last_updated_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.currency ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.currency FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.currency USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.currency TO {{app}};
GRANT SELECT ON mirror.currency TO {{query}};
