-- What people see who read: of the connections that they may see, all rows, or those of the clients that they are limited to.

-- The clients that a reader is limited to. Nothing where the reader sees all of them, or nothing is said.
CREATE FUNCTION hub.reader_clients() RETURNS TABLE (connection_id integer, client_id bigint) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT split_part(pair, ':', 1)::integer, split_part(pair, ':', 2)::bigint
    FROM unnest(coalesce(nullif(nullif(current_setting('sundog.reader_clients', true), ''), 'all'), '{}')::text[]) AS pair
$$;
REVOKE EXECUTE ON FUNCTION hub.reader_clients() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.reader_clients(), hub.last_seen(integer, text, timestamptz, timestamptz),
  hub.assert_history(integer, text, timestamptz) TO {{reader}};

-- How the sync stands: numbers and dates of a connection, no row of a client.
GRANT SELECT ON hub.sync_pass, hub.pass_evidence, hub.sync_state, hub.sync_proof, hub.history_horizon TO {{reader}};

-- As printed by scripts/reader-sql.ts; a test compares.
CREATE OR REPLACE FUNCTION hub.reader_sees_record(of_entity text, of_connection integer, of_key bigint) RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 AS $sees$
BEGIN
  CASE of_entity
    WHEN 'client' THEN RETURN EXISTS (SELECT FROM mirror.client t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'site' THEN RETURN EXISTS (SELECT FROM mirror.site t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'user' THEN RETURN EXISTS (SELECT FROM mirror.user t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'ticket' THEN RETURN EXISTS (SELECT FROM mirror.ticket t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'asset' THEN RETURN EXISTS (SELECT FROM mirror.asset t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'software_licence' THEN RETURN EXISTS (SELECT FROM mirror.software_licence t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'client_contract' THEN RETURN EXISTS (SELECT FROM mirror.client_contract t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'recurring_invoice' THEN RETURN EXISTS (SELECT FROM mirror.recurring_invoice t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'recurring_invoice_line' THEN RETURN EXISTS (SELECT FROM mirror.recurring_invoice_line t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'invoice' THEN RETURN EXISTS (SELECT FROM mirror.invoice t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'item' THEN RETURN EXISTS (SELECT FROM mirror.item t WHERE t.connection_id = of_connection AND t.id = of_key);
    WHEN 'quotation' THEN RETURN EXISTS (SELECT FROM mirror.quotation t WHERE t.connection_id = of_connection AND t.id = of_key);
    ELSE RETURN false;
  END CASE;
END $sees$;
REVOKE EXECUTE ON FUNCTION hub.reader_sees_record(text, integer, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.reader_sees_record(text, integer, bigint) TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.client;
CREATE POLICY of_reader ON mirror.client AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(id, 0) <> 0
    THEN (connection_id, id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE false END);
GRANT SELECT ON mirror.client TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.site;
CREATE POLICY of_reader ON mirror.site AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE false END);
GRANT SELECT ON mirror.site TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.user;
CREATE POLICY of_reader ON mirror.user AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(site_id, 0) <> 0)
    AND (NOT coalesce(site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, site_id)) END);
GRANT SELECT ON mirror.user TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.top_level;
CREATE POLICY of_reader ON mirror.top_level AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.top_level TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.agent;
CREATE POLICY of_reader ON mirror.agent AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.agent TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.team;
CREATE POLICY of_reader ON mirror.team AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.team TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.ticket_type;
CREATE POLICY of_reader ON mirror.ticket_type AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.ticket_type TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.status;
CREATE POLICY of_reader ON mirror.status AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.status TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.sla;
CREATE POLICY of_reader ON mirror.sla AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.sla TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.priority;
CREATE POLICY of_reader ON mirror.priority AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.priority TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.category;
CREATE POLICY of_reader ON mirror.category AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.category TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.outcome;
CREATE POLICY of_reader ON mirror.outcome AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.outcome TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.ticket;
CREATE POLICY of_reader ON mirror.ticket AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(site_id, 0) <> 0)
    AND (NOT coalesce(site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, site_id)) END);
GRANT SELECT ON mirror.ticket TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.opportunity;
CREATE POLICY of_reader ON mirror.opportunity AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(site_id, 0) <> 0)
    AND (NOT coalesce(site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, site_id)) END);
GRANT SELECT ON mirror.opportunity TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.project;
CREATE POLICY of_reader ON mirror.project AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(site_id, 0) <> 0)
    AND (NOT coalesce(site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, site_id)) END);
GRANT SELECT ON mirror.project TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.asset_group;
CREATE POLICY of_reader ON mirror.asset_group AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.asset_group TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.asset_type;
CREATE POLICY of_reader ON mirror.asset_type AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.asset_type TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.asset_field;
CREATE POLICY of_reader ON mirror.asset_field AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.asset_field TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.asset;
CREATE POLICY of_reader ON mirror.asset AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(site_id, 0) <> 0)
    AND (NOT coalesce(site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, site_id)) END);
GRANT SELECT ON mirror.asset TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.software_licence;
CREATE POLICY of_reader ON mirror.software_licence AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(site_id, 0) <> 0)
    AND (NOT coalesce(site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, site_id)) END);
GRANT SELECT ON mirror.software_licence TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.client_contract;
CREATE POLICY of_reader ON mirror.client_contract AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(site_id, 0) <> 0)
    AND (NOT coalesce(site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, site_id)) END);
GRANT SELECT ON mirror.client_contract TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.recurring_invoice;
CREATE POLICY of_reader ON mirror.recurring_invoice AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE false END);
GRANT SELECT ON mirror.recurring_invoice TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.recurring_invoice_line;
CREATE POLICY of_reader ON mirror.recurring_invoice_line AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(recurring_invoice_id, 0) <> 0)
    AND (NOT coalesce(recurring_invoice_id, 0) <> 0 OR hub.reader_sees_record('recurring_invoice', connection_id, recurring_invoice_id))));
GRANT SELECT ON mirror.recurring_invoice_line TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.invoice;
CREATE POLICY of_reader ON mirror.invoice AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE false END);
GRANT SELECT ON mirror.invoice TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.invoice_line;
CREATE POLICY of_reader ON mirror.invoice_line AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(invoice_id, 0) <> 0)
    AND (NOT coalesce(invoice_id, 0) <> 0 OR hub.reader_sees_record('invoice', connection_id, invoice_id))));
GRANT SELECT ON mirror.invoice_line TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.invoice_payment;
CREATE POLICY of_reader ON mirror.invoice_payment AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(invoice_id, 0) <> 0)
    AND (NOT coalesce(invoice_id, 0) <> 0 OR hub.reader_sees_record('invoice', connection_id, invoice_id)) END);
GRANT SELECT ON mirror.invoice_payment TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.item;
CREATE POLICY of_reader ON mirror.item AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.item TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.supplier;
CREATE POLICY of_reader ON mirror.supplier AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.supplier TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.supplier_contract;
CREATE POLICY of_reader ON mirror.supplier_contract AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.supplier_contract TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.quotation;
CREATE POLICY of_reader ON mirror.quotation AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE false END);
GRANT SELECT ON mirror.quotation TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.quotation_line;
CREATE POLICY of_reader ON mirror.quotation_line AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(quotation_id, 0) <> 0)
    AND (NOT coalesce(quotation_id, 0) <> 0 OR hub.reader_sees_record('quotation', connection_id, quotation_id))));
GRANT SELECT ON mirror.quotation_line TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.sales_order;
CREATE POLICY of_reader ON mirror.sales_order AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE false END);
GRANT SELECT ON mirror.sales_order TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.purchase_order;
CREATE POLICY of_reader ON mirror.purchase_order AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE false END);
GRANT SELECT ON mirror.purchase_order TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.timesheet_event;
CREATE POLICY of_reader ON mirror.timesheet_event AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(ticket_id, 0) <> 0)
    AND (NOT coalesce(ticket_id, 0) <> 0 OR hub.reader_sees_record('ticket', connection_id, ticket_id)) END);
GRANT SELECT ON mirror.timesheet_event TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.timesheet;
CREATE POLICY of_reader ON mirror.timesheet AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.timesheet TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.appointment;
CREATE POLICY of_reader ON mirror.appointment AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(site_id, 0) <> 0 OR coalesce(user_id, 0) <> 0 OR coalesce(ticket_id, 0) <> 0)
    AND (NOT coalesce(site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, site_id))
    AND (NOT coalesce(user_id, 0) <> 0 OR hub.reader_sees_record('user', connection_id, user_id))
    AND (NOT coalesce(ticket_id, 0) <> 0 OR hub.reader_sees_record('ticket', connection_id, ticket_id)) END);
GRANT SELECT ON mirror.appointment TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.crm_note;
CREATE POLICY of_reader ON mirror.crm_note AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(site_id, 0) <> 0 OR coalesce(user_id, 0) <> 0 OR coalesce(ticket_id, 0) <> 0 OR coalesce(invoice_id, 0) <> 0)
    AND (NOT coalesce(site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, site_id))
    AND (NOT coalesce(user_id, 0) <> 0 OR hub.reader_sees_record('user', connection_id, user_id))
    AND (NOT coalesce(ticket_id, 0) <> 0 OR hub.reader_sees_record('ticket', connection_id, ticket_id))
    AND (NOT coalesce(invoice_id, 0) <> 0 OR hub.reader_sees_record('invoice', connection_id, invoice_id)) END);
GRANT SELECT ON mirror.crm_note TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.feedback;
CREATE POLICY of_reader ON mirror.feedback AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(ticket_id, 0) <> 0)
    AND (NOT coalesce(ticket_id, 0) <> 0 OR hub.reader_sees_record('ticket', connection_id, ticket_id))));
GRANT SELECT ON mirror.feedback TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.kb_article;
CREATE POLICY of_reader ON mirror.kb_article AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.kb_article TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.report;
CREATE POLICY of_reader ON mirror.report AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.report TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.tax;
CREATE POLICY of_reader ON mirror.tax AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.tax TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.currency;
CREATE POLICY of_reader ON mirror.currency AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.currency TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.charge_rate;
CREATE POLICY of_reader ON mirror.charge_rate AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(contract_id, 0) <> 0)
    AND (NOT coalesce(contract_id, 0) <> 0 OR hub.reader_sees_record('client_contract', connection_id, contract_id)) END);
GRANT SELECT ON mirror.charge_rate TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.workday;
CREATE POLICY of_reader ON mirror.workday AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.workday TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.workflow;
CREATE POLICY of_reader ON mirror.workflow AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.workflow TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.custom_field;
CREATE POLICY of_reader ON mirror.custom_field AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.custom_field TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.custom_table;
CREATE POLICY of_reader ON mirror.custom_table AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.custom_table TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.custom_button;
CREATE POLICY of_reader ON mirror.custom_button AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.custom_button TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.external_link;
CREATE POLICY of_reader ON mirror.external_link AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.external_link TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.lookup_type;
CREATE POLICY of_reader ON mirror.lookup_type AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.lookup_type TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.webhook;
CREATE POLICY of_reader ON mirror.webhook AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.webhook TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.application;
CREATE POLICY of_reader ON mirror.application AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE false END);
GRANT SELECT ON mirror.application TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.feature;
CREATE POLICY of_reader ON mirror.feature AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.feature TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.role;
CREATE POLICY of_reader ON mirror.role AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.role TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.webhook_event;
CREATE POLICY of_reader ON mirror.webhook_event AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()));
GRANT SELECT ON mirror.webhook_event TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.asset_change;
CREATE POLICY of_reader ON mirror.asset_change AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(asset_id, 0) <> 0 OR coalesce(software_user_id, 0) <> 0)
    AND (NOT coalesce(asset_id, 0) <> 0 OR hub.reader_sees_record('asset', connection_id, asset_id))
    AND (NOT coalesce(software_user_id, 0) <> 0 OR hub.reader_sees_record('user', connection_id, software_user_id))));
GRANT SELECT ON mirror.asset_change TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.user_change;
CREATE POLICY of_reader ON mirror.user_change AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(substring(raw::text FROM '"software_user_id"\s*:\s*"?(-?[0-9]{1,15})')::bigint, 0) <> 0 OR coalesce(old_site_id, 0) <> 0 OR coalesce(new_site_id, 0) <> 0)
    AND (NOT coalesce(substring(raw::text FROM '"software_user_id"\s*:\s*"?(-?[0-9]{1,15})')::bigint, 0) <> 0 OR hub.reader_sees_record('user', connection_id, substring(raw::text FROM '"software_user_id"\s*:\s*"?(-?[0-9]{1,15})')::bigint))
    AND (NOT coalesce(old_site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, old_site_id))
    AND (NOT coalesce(new_site_id, 0) <> 0 OR hub.reader_sees_record('site', connection_id, new_site_id))));
GRANT SELECT ON mirror.user_change TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.invoice_change;
CREATE POLICY of_reader ON mirror.invoice_change AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(invoice_id, 0) <> 0)
    AND (NOT coalesce(invoice_id, 0) <> 0 OR hub.reader_sees_record('invoice', connection_id, invoice_id))));
GRANT SELECT ON mirror.invoice_change TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.licence_change;
CREATE POLICY of_reader ON mirror.licence_change AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(licence_id, 0) <> 0 OR coalesce(user_id, 0) <> 0)
    AND (NOT coalesce(licence_id, 0) <> 0 OR hub.reader_sees_record('software_licence', connection_id, licence_id))
    AND (NOT coalesce(user_id, 0) <> 0 OR hub.reader_sees_record('user', connection_id, user_id))));
GRANT SELECT ON mirror.licence_change TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.audit_entry;
CREATE POLICY of_reader ON mirror.audit_entry AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR CASE WHEN coalesce(client_id, 0) <> 0
    THEN (connection_id, client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)
    ELSE (coalesce(ticket_id, 0) <> 0 OR coalesce(user_id, 0) <> 0)
    AND (NOT coalesce(ticket_id, 0) <> 0 OR hub.reader_sees_record('ticket', connection_id, ticket_id))
    AND (NOT coalesce(user_id, 0) <> 0 OR hub.reader_sees_record('user', connection_id, user_id)) END);
GRANT SELECT ON mirror.audit_entry TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.action;
CREATE POLICY of_reader ON mirror.action AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(ticket_id, 0) <> 0)
    AND (NOT coalesce(ticket_id, 0) <> 0 OR hub.reader_sees_record('ticket', connection_id, ticket_id))));
GRANT SELECT ON mirror.action TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.attachment;
CREATE POLICY of_reader ON mirror.attachment AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(ticket_id, 0) <> 0)
    AND (NOT coalesce(ticket_id, 0) <> 0 OR hub.reader_sees_record('ticket', connection_id, ticket_id))));
GRANT SELECT ON mirror.attachment TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.lookup;
CREATE POLICY of_reader ON mirror.lookup AS RESTRICTIVE TO {{reader}} USING (true);
GRANT SELECT ON mirror.lookup TO {{reader}};
DROP POLICY IF EXISTS of_reader ON mirror.asset_software;
CREATE POLICY of_reader ON mirror.asset_software AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients()) OR ((coalesce(asset_id, 0) <> 0)
    AND (NOT coalesce(asset_id, 0) <> 0 OR hub.reader_sees_record('asset', connection_id, asset_id))));
GRANT SELECT ON mirror.asset_software TO {{reader}};
DROP POLICY IF EXISTS of_reader ON hub.record_version;
CREATE POLICY of_reader ON hub.record_version AS RESTRICTIVE TO {{reader}} USING ((SELECT hub.reader_sees_all_clients())
  OR hub.reader_sees_record(entity, connection_id, key) AND (entity NOT IN ('ticket', 'asset', 'client_contract', 'recurring_invoice', 'invoice')
    OR coalesce((content ->> 'client_id')::bigint, 0) = 0
    OR (connection_id, (content ->> 'client_id')::bigint) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)));
GRANT SELECT ON hub.record_version TO {{reader}};
GRANT EXECUTE ON FUNCTION hub.client_as_of(integer, timestamptz) TO {{reader}};
GRANT EXECUTE ON FUNCTION hub.ticket_as_of(integer, timestamptz) TO {{reader}};
GRANT EXECUTE ON FUNCTION hub.asset_as_of(integer, timestamptz) TO {{reader}};
GRANT EXECUTE ON FUNCTION hub.client_contract_as_of(integer, timestamptz) TO {{reader}};
GRANT EXECUTE ON FUNCTION hub.recurring_invoice_as_of(integer, timestamptz) TO {{reader}};
GRANT EXECUTE ON FUNCTION hub.recurring_invoice_line_as_of(integer, timestamptz) TO {{reader}};
GRANT EXECUTE ON FUNCTION hub.invoice_as_of(integer, timestamptz) TO {{reader}};
GRANT EXECUTE ON FUNCTION hub.item_as_of(integer, timestamptz) TO {{reader}};
