-- Agents, their teams, roles and hours; the applications that act as agents. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Agents.
CREATE TABLE mirror.agent (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  first_name text,
  surname text,
  initials text,
  email text,
  job_title text,
  phone_extension text,
  mobile_number text,
  colour text,
  team_name text,
  is_disabled boolean,
  is_agent boolean,
  is_api_agent boolean,
  is_administrator boolean,
  licence_type bigint,
  line_manager_agent_id bigint,
  line_manager_name text,
  workday_id bigint,
  workday_name text,
  workday_time_zone text,
  role_list text,
  cost_price numeric,
  charge_rate_id bigint,
  can_approve_quotes boolean,
  can_approve_invoices boolean,
  can_approve_purchase_orders boolean,
  third_party_guid text,
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
ALTER TABLE mirror.agent ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.agent FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.agent USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.agent TO {{app}};
GRANT SELECT ON mirror.agent TO {{query}};

-- Teams.
CREATE TABLE mirror.team (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  sequence bigint,
  department_id bigint,
  department_name text,
  is_for_tickets boolean,
  is_for_opportunities boolean,
  is_for_projects boolean,
  is_inactive boolean,
  ticket_count bigint,
  last_updated_at timestamptz,
  email text,
  phone_number text,
  time_zone text,
  note text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.team ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.team FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.team USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.team TO {{app}};
GRANT SELECT ON mirror.team TO {{query}};

-- Roles.
CREATE TABLE mirror.role (
  connection_id integer NOT NULL,
  id text NOT NULL,
  numeric_id bigint,
  name text,
  normalized_name text,
  notes text,
  is_integration boolean,
  access_level bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.role ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.role FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.role USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.role TO {{app}};
GRANT SELECT ON mirror.role TO {{query}};

-- Workdays.
CREATE TABLE mirror.workday (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  summary text,
  time_zone text,
  is_same_every_day boolean,
  starts_at timestamptz,
  ends_at timestamptz,
  includes_monday boolean,
  includes_tuesday boolean,
  includes_wednesday boolean,
  includes_thursday boolean,
  includes_friday boolean,
  includes_saturday boolean,
  includes_sunday boolean,
  monday_starts_at timestamptz,
  monday_ends_at timestamptz,
  tuesday_starts_at timestamptz,
  tuesday_ends_at timestamptz,
  wednesday_starts_at timestamptz,
  wednesday_ends_at timestamptz,
  thursday_starts_at timestamptz,
  thursday_ends_at timestamptz,
  friday_starts_at timestamptz,
  friday_ends_at timestamptz,
  saturday_starts_at timestamptz,
  saturday_ends_at timestamptz,
  sunday_starts_at timestamptz,
  sunday_ends_at timestamptz,
  access_level bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.workday ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.workday FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.workday USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.workday TO {{app}};
GRANT SELECT ON mirror.workday TO {{query}};

-- Applications.
CREATE TABLE mirror.application (
  connection_id integer NOT NULL,
  id text NOT NULL,
  oauth_client_id text,
  display_name text,
  grant_type text,
  application_type text,
  is_inactive boolean,
  login_entity bigint,
  agent_id bigint,
  agent_name text,
  client_id bigint,
  client_name text,
  supplier_id bigint,
  supplier_name text,
  allows_agents boolean,
  allows_users boolean,
  organisation_id bigint,
  organisation_name text,
  system_use text,
  redirect_address text,
  cors_addresses text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.application ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.application FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.application USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.application TO {{app}};
GRANT SELECT ON mirror.application TO {{query}};
