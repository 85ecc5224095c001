-- Calendar and timesheets. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Appointments.
CREATE TABLE mirror.appointment (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  subject text,
  starts_at timestamptz,
  ends_at timestamptz,
  is_all_day boolean,
  agent_id bigint,
  agent_name text,
  client_id bigint,
  client_name text,
  site_id bigint,
  site_name text,
  user_id bigint,
  user_name text,
  ticket_id bigint,
  appointment_type_name text,
  appointment_type_id bigint,
  complete_status bigint,
  open_status_id bigint,
  is_private boolean,
  is_task boolean,
  is_recurring_master boolean,
  recurring_master_id text,
  recurrence text,
  holiday_type bigint,
  holiday_id text,
  shift_type_id bigint,
  shift_team_id bigint,
  shift_team_name text,
  location_name text,
  meeting_url text,
  attendees text,
  approval_status bigint,
  approved_at timestamptz,
  status bigint,
  note text,
  complete_note text,
  completed_at timestamptz,
  completed_by_agent_id bigint,
  reminder_at timestamptz,
  time_taken numeric,
  crm_note_id bigint,
  last_updated_at timestamptz,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX appointment_by_time ON mirror.appointment (connection_id, starts_at) WHERE deleted_at IS NULL;
ALTER TABLE mirror.appointment ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.appointment FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.appointment USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.appointment TO {{app}};
GRANT SELECT ON mirror.appointment TO {{query}};

-- Timesheets.
CREATE TABLE mirror.timesheet (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  agent_id bigint,
  agent_name text,
  day timestamptz,
  starts_at timestamptz,
  ends_at timestamptz,
  estimated_starts_at timestamptz,
  estimated_ends_at timestamptz,
  target_hours numeric,
  actual_hours numeric,
  work_hours numeric,
  break_hours numeric,
  allowed_break_hours numeric,
  unlogged_hours numeric,
  chargeable_hours numeric,
  forecasting_hours numeric,
  percentage numeric,
  workday_id bigint,
  manager_agent_id bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX timesheet_by_day ON mirror.timesheet (connection_id, day) WHERE deleted_at IS NULL;
ALTER TABLE mirror.timesheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.timesheet FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.timesheet USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.timesheet TO {{app}};
GRANT SELECT ON mirror.timesheet TO {{query}};

-- Timesheet events.
CREATE TABLE mirror.timesheet_event (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  agent_id bigint,
  event_type bigint,
  break_type bigint,
  subject text,
  starts_at timestamptz,
  ends_at timestamptz,
  original_starts_at timestamptz,
  time_taken numeric,
  travel_time numeric,
  mileage bigint,
  ticket_id bigint,
  action_number bigint,
  action_invoice_number bigint,
  ticket_type_id bigint,
  client_id bigint,
  customer text,
  site_id bigint,
  user_name text,
  contract_id bigint,
  charge_rate bigint,
  holiday_id bigint,
  category1 text,
  category2 text,
  note text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
CREATE INDEX timesheet_event_by_time ON mirror.timesheet_event (connection_id, starts_at) WHERE deleted_at IS NULL;
ALTER TABLE mirror.timesheet_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.timesheet_event FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.timesheet_event USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.timesheet_event TO {{app}};
GRANT SELECT ON mirror.timesheet_event TO {{query}};
