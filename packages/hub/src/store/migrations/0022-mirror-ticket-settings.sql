-- What a ticket can be: types, statuses, priorities, workflows. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Ticket types.
CREATE TABLE mirror.ticket_type (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  used_for text,
  sequence bigint,
  group_id bigint,
  group_name text,
  itil_type bigint,
  can_create boolean,
  can_agents_select boolean,
  can_users_select boolean,
  can_anonymous_select boolean,
  has_mandatory_agent_fields boolean,
  has_mandatory_user_fields boolean,
  is_sprint boolean,
  allows_attachments boolean,
  workflow_name text,
  workflow_id bigint,
  default_sla_id bigint,
  default_priority_id bigint,
  default_team_name text,
  default_agent_id bigint,
  initial_status_id bigint,
  is_visible boolean,
  is_billable boolean,
  project_type bigint,
  email_start_tag text,
  email_end_tag text,
  ticket_count bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.ticket_type ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.ticket_type FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.ticket_type USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.ticket_type TO {{app}};
GRANT SELECT ON mirror.ticket_type TO {{query}};

-- Statuses.
CREATE TABLE mirror.status (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  short_name text,
  status_type bigint,
  sequence bigint,
  colour text,
  sla_action text,
  is_on_quick_change boolean,
  ticket_count bigint,
  hours_until_off_hold numeric,
  changes_to_status_id bigint,
  no_change_hours numeric,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.status ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.status FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.status USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.status TO {{app}};
GRANT SELECT ON mirror.status TO {{query}};

-- SLAs.
CREATE TABLE mirror.sla (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  workday_id bigint,
  workday_name text,
  uses_agent_local_time boolean,
  resets_response boolean,
  is_auto_released boolean,
  auto_release_limit bigint,
  tracks_response_time boolean,
  tracks_fix_time boolean,
  status_after_auto_release_id bigint,
  access_level bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.sla ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.sla FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.sla USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.sla TO {{app}};
GRANT SELECT ON mirror.sla TO {{query}};

-- Priorities.
CREATE TABLE mirror.priority (
  connection_id integer NOT NULL,
  sla_id bigint NOT NULL,
  priority_id bigint NOT NULL,
  guid text,
  name text,
  colour text,
  response_time numeric,
  response_units text,
  fix_time numeric,
  fix_units text,
  is_hidden boolean,
  workday_id bigint,
  responds_by_end_of_day boolean,
  fixes_by_end_of_day boolean,
  starts_at_start_of_day boolean,
  start_of_day_time text,
  sets_fix_to_start_date boolean,
  sets_fix_to_target_date boolean,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, sla_id, priority_id)
);
ALTER TABLE mirror.priority ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.priority FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.priority USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.priority TO {{app}};
GRANT SELECT ON mirror.priority TO {{query}};

-- Categories.
CREATE TABLE mirror.category (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  path text,
  name text,
  level bigint,
  group_id bigint,
  sla_id bigint,
  priority_id bigint,
  charge_rate_id bigint,
  itil_type bigint,
  note text,
  user_note text,
  includes_note boolean,
  is_integration boolean,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.category ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.category FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.category USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.category TO {{app}};
GRANT SELECT ON mirror.category TO {{query}};

-- Workflows.
CREATE TABLE mirror.workflow (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  note text,
  is_active boolean,
  is_not_used boolean,
  is_in_use boolean,
  access_level bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.workflow ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.workflow FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.workflow USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.workflow TO {{app}};
GRANT SELECT ON mirror.workflow TO {{query}};

-- Outcomes.
CREATE TABLE mirror.outcome (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  guid text,
  name text,
  button_name text,
  label text,
  colour text,
  icon text,
  sequence bigint,
  is_hidden boolean,
  system_id bigint,
  respond_type bigint,
  sends_email bigint,
  new_status_id bigint,
  is_hidden_from_user boolean,
  must_add_note boolean,
  must_assign boolean,
  charge_rate_id bigint,
  default_hours numeric,
  workflow_id bigint,
  workflow_name text,
  email_template_id bigint,
  email_template_name text,
  child_ticket_type_id bigint,
  is_important boolean,
  is_billing_action boolean,
  access_level bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.outcome USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.outcome TO {{app}};
GRANT SELECT ON mirror.outcome TO {{query}};
