-- Clients and who belongs to them. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Top levels.
CREATE TABLE mirror.top_level (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  long_name text,
  level_type bigint,
  parent_id bigint,
  organisation_id bigint,
  organisation_name text,
  department_name text,
  user_count bigint,
  is_agent_department boolean,
  notes text,
  announcement text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.top_level ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.top_level FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.top_level USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.top_level TO {{app}};
GRANT SELECT ON mirror.top_level TO {{query}};

-- Clients.
CREATE TABLE mirror.client (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  reference text,
  top_level_id bigint,
  top_level_name text,
  main_site_id bigint,
  main_site_name text,
  main_contact_name text,
  main_phone_number text,
  is_inactive boolean,
  is_vip boolean,
  stopped bigint,
  customer_type bigint,
  colour text,
  website text,
  domain text,
  trading_name text,
  tax_number text,
  notes text,
  accounts_id text,
  accounts_email text,
  is_taxable boolean,
  account_manager_agent_id bigint,
  account_manager_name text,
  primary_agent_id bigint,
  secondary_agent_id bigint,
  payment_terms bigint,
  billing_template_id bigint,
  billing_template_name text,
  item_tax_id bigint,
  service_tax_id bigint,
  contract_tax_id bigint,
  prepay_tax_id bigint,
  currency_id bigint,
  client_to_invoice_id bigint,
  is_invoiced_by_email boolean,
  is_invoicing_stopped boolean,
  default_contract_id bigint,
  prepay_balance numeric,
  open_ticket_count bigint,
  total_ticket_count bigint,
  ninja_rmm_id bigint,
  it_glue_id text,
  created_at timestamptz,
  last_updated_at timestamptz,
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
ALTER TABLE mirror.client ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.client FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.client USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.client TO {{app}};
GRANT SELECT ON mirror.client TO {{query}};

-- Sites.
CREATE TABLE mirror.site (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  reference text,
  client_id bigint,
  client_name text,
  full_name text,
  is_inactive boolean,
  sla_id bigint,
  phone_number text,
  colour text,
  time_zone text,
  notes text,
  main_contact_user_id bigint,
  main_contact_name text,
  is_stock_location boolean,
  is_invoice_site boolean,
  is_invoice_address_delivery boolean,
  address_line1 text,
  address_line2 text,
  address_line3 text,
  address_line4 text,
  address_line5 text,
  country_name text,
  region_name text,
  item_tax_id bigint,
  service_tax_id bigint,
  accounts_id text,
  accounts_email text,
  email_domain text,
  stopped bigint,
  guid text,
  open_ticket_count bigint,
  total_ticket_count bigint,
  ninja_rmm_id bigint,
  azure_tenant_id text,
  it_glue_id text,
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
CREATE INDEX site_by_client ON mirror.site (connection_id, client_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.site ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.site FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.site USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.site TO {{app}};
GRANT SELECT ON mirror.site TO {{query}};

-- Users.
CREATE TABLE mirror.user (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  first_name text,
  surname text,
  job_title text,
  email text,
  email2 text,
  email3 text,
  phone_number text,
  mobile_number text,
  mobile_number2 text,
  home_number text,
  fax text,
  preferred_phone_number text,
  client_id bigint,
  client_name text,
  site_id bigint,
  site_name text,
  is_inactive boolean,
  is_service_account boolean,
  is_important_contact boolean,
  is_covered_by_contract boolean,
  contract_value numeric,
  contract_ends_at timestamptz,
  never_send_emails boolean,
  is_ignored_by_automated_billing boolean,
  login text,
  active_directory_dn text,
  azure_id text,
  azure_tenant_id text,
  okta_id text,
  linked_agent_id bigint,
  relationship_id bigint,
  priority_id bigint,
  sla_id bigint,
  role_list text,
  department text,
  web_access_level bigint,
  is_approver boolean,
  notes text,
  third_party_guid text,
  third_party_id text,
  total_ticket_count bigint,
  created_at timestamptz,
  last_updated_at timestamptz,
  last_login_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX user_by_client ON mirror.user (connection_id, client_id) WHERE deleted_at IS NULL;
CREATE INDEX user_by_site ON mirror.user (connection_id, site_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.user ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.user FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.user USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.user TO {{app}};
GRANT SELECT ON mirror.user TO {{query}};

-- CRM notes.
CREATE TABLE mirror.crm_note (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  client_id bigint,
  supplier_id bigint,
  site_id bigint,
  user_id bigint,
  sales_order_id bigint,
  purchase_order_id bigint,
  quotation_id bigint,
  invoice_id bigint,
  ticket_id bigint,
  agent_id bigint,
  happened_at timestamptz,
  subject text,
  note text,
  detail text,
  time_taken numeric,
  satisfaction text,
  next_call_at timestamptz,
  third_party_id text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.crm_note ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.crm_note FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.crm_note USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.crm_note TO {{app}};
GRANT SELECT ON mirror.crm_note TO {{query}};
