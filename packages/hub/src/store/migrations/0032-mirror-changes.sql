-- Feeds of changes: append-only in HaloPSA. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Asset changes.
CREATE TABLE mirror.asset_change (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  asset_id bigint,
  asset_number bigint,
  field_id bigint,
  custom_field_id bigint,
  field_name text,
  old_value text,
  new_value text,
  changed_by text,
  changed_at timestamptz,
  software_id bigint,
  software_user_id bigint,
  software_user_name text,
  old_site_id bigint,
  new_site_id bigint,
  item_id bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX asset_change_by_asset ON mirror.asset_change (connection_id, asset_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.asset_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.asset_change FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.asset_change USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.asset_change TO {{app}};
GRANT SELECT ON mirror.asset_change TO {{query}};

-- User changes.
CREATE TABLE mirror.user_change (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  field_id bigint,
  custom_field_id bigint,
  field_name text,
  old_value text,
  new_value text,
  changed_by text,
  changed_at timestamptz,
  old_site_id bigint,
  new_site_id bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.user_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.user_change FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.user_change USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.user_change TO {{app}};
GRANT SELECT ON mirror.user_change TO {{query}};

-- Invoice changes.
CREATE TABLE mirror.invoice_change (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  invoice_id bigint,
  invoice_line_id bigint,
  change_type bigint,
  field_id bigint,
  field_name text,
  old_value text,
  new_value text,
  changed_by text,
  changed_at timestamptz,
  quantity_id bigint,
  prorata_id bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX invoice_change_by_invoice ON mirror.invoice_change (connection_id, invoice_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.invoice_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.invoice_change FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.invoice_change USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.invoice_change TO {{app}};
GRANT SELECT ON mirror.invoice_change TO {{query}};

-- Licence changes.
CREATE TABLE mirror.licence_change (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  licence_id bigint,
  field_id bigint,
  field_name text,
  old_value text,
  new_value text,
  user_id bigint,
  user_name text,
  changed_by text,
  changed_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX licence_change_by_licence ON mirror.licence_change (connection_id, licence_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.licence_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.licence_change FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.licence_change USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.licence_change TO {{app}};
GRANT SELECT ON mirror.licence_change TO {{query}};

-- Audit entries.
CREATE TABLE mirror.audit_entry (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  ticket_id bigint,
  agent_id bigint,
  user_id bigint,
  user_name text,
  client_id bigint,
  happened_at timestamptz,
  table_name text,
  record_id bigint,
  second_record_id bigint,
  field_value text,
  changed_from text,
  changed_to text,
  action_outcome text,
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
CREATE INDEX audit_entry_by_ticket ON mirror.audit_entry (connection_id, ticket_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.audit_entry USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.audit_entry TO {{app}};
GRANT SELECT ON mirror.audit_entry TO {{query}};

-- Webhook deliveries.
CREATE TABLE mirror.webhook_event (
  connection_id integer NOT NULL,
  id text NOT NULL,
  webhook_id text,
  integration_method_id bigint,
  integration_method_name text,
  notification_id bigint,
  delivered_at timestamptz,
  status bigint,
  duration numeric,
  response_status bigint,
  automation_id bigint,
  automation_step bigint,
  entity_id bigint,
  has_failed boolean,
  deletes_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX webhook_event_by_webhook ON mirror.webhook_event (connection_id, webhook_id) WHERE deleted_at IS NULL;
ALTER TABLE mirror.webhook_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.webhook_event FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.webhook_event USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.webhook_event TO {{app}};
GRANT SELECT ON mirror.webhook_event TO {{query}};
