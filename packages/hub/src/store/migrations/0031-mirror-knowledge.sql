-- Knowledge and reports. One table per entity of HaloPSA: typed columns of what is asked for, the answer as it came in raw and raw_detail.

-- Knowledge articles.
CREATE TABLE mirror.kb_article (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  description text,
  article_type bigint,
  is_inactive boolean,
  created_at timestamptz,
  edited_at timestamptz,
  next_review_at timestamptz,
  visible_from timestamptz,
  visible_until timestamptz,
  view_count bigint,
  useful_count bigint,
  not_useful_count bigint,
  tag_list text,
  kb_tags text,
  link text,
  resolution text,
  resolution_html text,
  description_html text,
  creator_agent_id bigint,
  creator_name text,
  editor_agent_id bigint,
  editor_name text,
  ticket_id bigint,
  is_for_all boolean,
  last_reviewed_at timestamptz,
  reviewer_name text,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.kb_article ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.kb_article FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.kb_article USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.kb_article TO {{app}};
GRANT SELECT ON mirror.kb_article TO {{query}};

-- Reports.
CREATE TABLE mirror.report (
  connection_id integer NOT NULL,
  id bigint NOT NULL,
  name text,
  group_id bigint,
  group_name text,
  description text,
  report_type bigint,
  data_source_id bigint,
  is_access_restricted boolean,
  system_report_id bigint,
  main_entity text,
  is_for_all_users boolean,
  api_query_id bigint,
  sql text,
  reporting_period bigint,
  period_starts_at timestamptz,
  period_ends_at timestamptz,
  date_field text,
  chart_type bigint,
  is_published boolean,
  is_built_in boolean,
  client_id bigint,
  raw json NOT NULL,
  raw_detail json,
  content_hash uuid,
  synced_at timestamptz NOT NULL,
  detail_at timestamptz,
  deleted_at timestamptz,
  PRIMARY KEY (connection_id, id)
);
ALTER TABLE mirror.report ENABLE ROW LEVEL SECURITY;
ALTER TABLE mirror.report FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON mirror.report USING (connection_id IN (SELECT id FROM hub.connection));
GRANT SELECT, INSERT, UPDATE, DELETE ON mirror.report TO {{app}};
GRANT SELECT ON mirror.report TO {{query}};
