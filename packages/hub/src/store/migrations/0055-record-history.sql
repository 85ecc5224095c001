-- What records were before: one row per ended version of the fields that an entity's definition names. The version that holds now is the
-- record in the mirror itself and has no row here, so a record that never changed costs nothing, and neither does a first sync.

CREATE TABLE hub.record_version (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  -- The table in the schema mirror.
  entity text NOT NULL,
  key bigint NOT NULL,
  -- From valid_from on, up to and without valid_to. The versions of a record follow each other without a gap.
  valid_from timestamptz NOT NULL,
  valid_to timestamptz NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- The record was gone: nothing is known of its fields, and content is null.
  was_deleted boolean NOT NULL,
  content jsonb,
  -- Why it ended, and how that moment is known: Halo's own date of the change, or else when the hub saw it.
  ended_by text NOT NULL CHECK (ended_by IN ('change', 'deletion', 'revival')),
  end_known_by text NOT NULL CHECK (end_known_by IN ('halo', 'seen')),
  -- The pass that ran meanwhile; null: a look at one record.
  pass_id bigint,
  CHECK (was_deleted = (content IS NULL)),
  CHECK (valid_from <= valid_to),
  -- Holds valid_to, so that the table can be cut into months of it.
  PRIMARY KEY (connection_id, entity, key, valid_to, id)
);
-- For what is asked of all records at a moment, and for what is too old to be kept.
CREATE INDEX record_version_by_end ON hub.record_version (connection_id, entity, valid_to);

-- How long versions are kept, where a person chose. Null: for good.
CREATE TABLE hub.history_choice (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  keep_days integer CHECK (keep_days BETWEEN 1 AND 36500),
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (connection_id, entity)
);

-- Versions that ended before this moment were deleted: whoever asks for an earlier one is told so instead of getting half an answer.
CREATE TABLE hub.history_horizon (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  entity text NOT NULL,
  deleted_before timestamptz NOT NULL,
  PRIMARY KEY (connection_id, entity)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON hub.record_version, hub.history_choice, hub.history_horizon TO {{app}};
GRANT SELECT ON hub.record_version, hub.history_choice, hub.history_horizon TO {{query}};
ALTER TABLE hub.record_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.record_version FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.history_choice ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.history_choice FORCE ROW LEVEL SECURITY;
ALTER TABLE hub.history_horizon ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.history_horizon FORCE ROW LEVEL SECURITY;
CREATE POLICY of_connection ON hub.record_version USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.history_choice USING (connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY of_connection ON hub.history_horizon USING (connection_id IN (SELECT id FROM hub.connection));

-- Keeps what rows of the mirror were before a statement changed them: whoever writes there, by whatever statement, in the same transaction.
-- Arguments: the entity whose passes write the table, the column with Halo's date of the last change or '', and the kept columns.
--
-- A version ends at Halo's date where that moved with this change and lies between the version's begin and the moment the hub saw it:
-- anything else would contradict what is kept already. Of several changes between two reads only the last is known.
CREATE FUNCTION hub.keep_versions() RETURNS trigger LANGUAGE plpgsql AS $keep$
DECLARE
  kept text[] := TG_ARGV[2:];
  by_halo text := CASE TG_ARGV[1] WHEN '' THEN 'NULL::timestamptz'
    ELSE format('CASE WHEN o.%1$I IS DISTINCT FROM n.%1$I THEN n.%1$I END', TG_ARGV[1]) END;
  old_fields text;
  new_fields text;
  pairs text;
BEGIN
  SELECT string_agg(format('o.%I', name), ', '), string_agg(format('n.%I', name), ', '), string_agg(format('%L, %1$I', name), ', ')
    INTO old_fields, new_fields, pairs FROM unnest(kept) AS name;
  EXECUTE format(
    $insert$
    WITH changed AS MATERIALIZED (
      SELECT o.connection_id, o.id AS key, o.deleted_at IS NOT NULL AS was_deleted,
             CASE WHEN o.deleted_at IS NOT NULL THEN 'revival' WHEN n.deleted_at IS NOT NULL THEN 'deletion' ELSE 'change' END AS ended_by,
             CASE WHEN o.deleted_at IS NULL AND n.deleted_at IS NULL THEN %1$s END AS by_halo,
             coalesce(n.deleted_at, n.synced_at) AS seen_at, o.first_seen_at, %2$s
        FROM old_rows o JOIN new_rows n ON n.connection_id = o.connection_id AND n.id = o.id
       WHERE CASE WHEN o.deleted_at IS NULL AND n.deleted_at IS NULL THEN (%2$s) IS DISTINCT FROM (%3$s)
                  ELSE (o.deleted_at IS NULL) <> (n.deleted_at IS NULL) END
    ), begun AS MATERIALIZED (
      SELECT c.*, coalesce(
               (SELECT max(v.valid_to) FROM hub.record_version v
                 WHERE v.connection_id = c.connection_id AND v.entity = %4$L AND v.key = c.key),
               greatest(c.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                           WHERE h.connection_id = c.connection_id AND h.entity = %4$L))) AS valid_from
        FROM changed c
    )
    INSERT INTO hub.record_version (connection_id, entity, key, valid_from, valid_to, was_deleted, content, ended_by, end_known_by, pass_id)
    SELECT connection_id, %4$L, key, valid_from,
           CASE WHEN by_halo > valid_from AND by_halo <= seen_at THEN by_halo ELSE greatest(seen_at, valid_from) END,
           was_deleted, CASE WHEN NOT was_deleted THEN jsonb_build_object(%5$s) END, ended_by,
           CASE WHEN by_halo > valid_from AND by_halo <= seen_at THEN 'halo' ELSE 'seen' END,
           (SELECT max(p.id) FROM hub.sync_pass p
             WHERE p.connection_id = begun.connection_id AND p.entity = %6$L AND p.state = 'running')
      FROM begun
    $insert$,
    by_halo, old_fields, new_fields, TG_TABLE_NAME, pairs, TG_ARGV[0]);
  RETURN NULL;
END $keep$;

-- Who erases a record erases its past with it.
CREATE FUNCTION hub.forget_versions() RETURNS trigger LANGUAGE plpgsql AS $forget$
BEGIN
  DELETE FROM hub.record_version v WHERE v.connection_id = OLD.connection_id AND v.entity = TG_TABLE_NAME AND v.key = OLD.id;
  RETURN NULL;
END $forget$;

-- True, or an error where versions of that time were deleted.
CREATE FUNCTION hub.assert_history(of_connection integer, of_entity text, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE AS $assert$
DECLARE
  horizon timestamptz := (SELECT h.deleted_before FROM hub.history_horizon h
                           WHERE h.connection_id = of_connection AND h.entity = of_entity);
BEGIN
  IF at < horizon THEN
    RAISE EXCEPTION 'The history of % before % was deleted, as its retention says.', of_entity,
      to_char(horizon AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') USING ERRCODE = 'SD001';
  END IF;
  RETURN true;
END $assert$;

REVOKE EXECUTE ON FUNCTION hub.keep_versions(), hub.forget_versions(), hub.assert_history(integer, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.keep_versions(), hub.forget_versions() TO {{app}};
GRANT EXECUTE ON FUNCTION hub.assert_history(integer, text, timestamptz) TO {{app}}, {{query}};

-- As printed by scripts/history-sql.ts; a test compares. hub.<table>_as_of(connection, moment): the records as they were then.

-- Clients.
DROP TRIGGER IF EXISTS keep_versions ON mirror.client;
CREATE TRIGGER keep_versions AFTER UPDATE ON mirror.client REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_versions('client', 'last_updated_at',
    'name',
    'reference',
    'top_level_id',
    'is_inactive',
    'is_vip',
    'stopped',
    'customer_type',
    'account_manager_agent_id',
    'primary_agent_id',
    'secondary_agent_id',
    'payment_terms',
    'currency_id',
    'client_to_invoice_id',
    'is_invoicing_stopped',
    'default_contract_id');
DROP TRIGGER IF EXISTS forget_versions ON mirror.client;
CREATE TRIGGER forget_versions AFTER DELETE ON mirror.client FOR EACH ROW EXECUTE FUNCTION hub.forget_versions();
DROP FUNCTION IF EXISTS hub.client_as_of(integer, timestamptz);
CREATE FUNCTION hub.client_as_of(of_connection integer, at timestamptz) RETURNS TABLE (
    id bigint,
    name text,
    reference text,
    top_level_id bigint,
    is_inactive boolean,
    is_vip boolean,
    stopped bigint,
    customer_type bigint,
    account_manager_agent_id bigint,
    primary_agent_id bigint,
    secondary_agent_id bigint,
    payment_terms bigint,
    currency_id bigint,
    client_to_invoice_id bigint,
    is_invoicing_stopped boolean,
    default_contract_id bigint,
    valid_from timestamptz,
    valid_to timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE AS $as_of$
  SELECT v.key,
    (v.content ->> 'name')::text,
    (v.content ->> 'reference')::text,
    (v.content ->> 'top_level_id')::bigint,
    (v.content ->> 'is_inactive')::boolean,
    (v.content ->> 'is_vip')::boolean,
    (v.content ->> 'stopped')::bigint,
    (v.content ->> 'customer_type')::bigint,
    (v.content ->> 'account_manager_agent_id')::bigint,
    (v.content ->> 'primary_agent_id')::bigint,
    (v.content ->> 'secondary_agent_id')::bigint,
    (v.content ->> 'payment_terms')::bigint,
    (v.content ->> 'currency_id')::bigint,
    (v.content ->> 'client_to_invoice_id')::bigint,
    (v.content ->> 'is_invoicing_stopped')::boolean,
    (v.content ->> 'default_contract_id')::bigint,
    v.valid_from, v.valid_to
    FROM hub.record_version v
   WHERE v.connection_id = $1 AND v.entity = 'client' AND v.valid_from <= $2 AND v.valid_to > $2 AND NOT v.was_deleted
     AND hub.assert_history($1, 'client', $2)
  UNION ALL
  SELECT m.id,
    m.name,
    m.reference,
    m.top_level_id,
    m.is_inactive,
    m.is_vip,
    m.stopped,
    m.customer_type,
    m.account_manager_agent_id,
    m.primary_agent_id,
    m.secondary_agent_id,
    m.payment_terms,
    m.currency_id,
    m.client_to_invoice_id,
    m.is_invoicing_stopped,
    m.default_contract_id,
    coalesce((SELECT max(v.valid_to) FROM hub.record_version v
               WHERE v.connection_id = $1 AND v.entity = 'client' AND v.key = m.id),
             greatest(m.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                         WHERE h.connection_id = $1 AND h.entity = 'client'))),
    NULL
    FROM mirror.client m
   WHERE m.connection_id = $1 AND m.first_seen_at <= $2 AND m.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM hub.record_version v
                      WHERE v.connection_id = $1 AND v.entity = 'client' AND v.key = m.id AND v.valid_to > $2)
     AND hub.assert_history($1, 'client', $2)
$as_of$;
REVOKE EXECUTE ON FUNCTION hub.client_as_of(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.client_as_of(integer, timestamptz) TO {{app}}, {{query}};

-- Tickets.
DROP TRIGGER IF EXISTS keep_versions ON mirror.ticket;
CREATE TRIGGER keep_versions AFTER UPDATE ON mirror.ticket REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_versions('ticket', 'last_updated_at',
    'status_id',
    'agent_id',
    'team_name',
    'ticket_type_id',
    'priority_id',
    'client_id',
    'site_id',
    'sla_id',
    'closed_at');
DROP TRIGGER IF EXISTS forget_versions ON mirror.ticket;
CREATE TRIGGER forget_versions AFTER DELETE ON mirror.ticket FOR EACH ROW EXECUTE FUNCTION hub.forget_versions();
DROP FUNCTION IF EXISTS hub.ticket_as_of(integer, timestamptz);
CREATE FUNCTION hub.ticket_as_of(of_connection integer, at timestamptz) RETURNS TABLE (
    id bigint,
    status_id bigint,
    agent_id bigint,
    team_name text,
    ticket_type_id bigint,
    priority_id bigint,
    client_id bigint,
    site_id bigint,
    sla_id bigint,
    closed_at timestamptz,
    valid_from timestamptz,
    valid_to timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE AS $as_of$
  SELECT v.key,
    (v.content ->> 'status_id')::bigint,
    (v.content ->> 'agent_id')::bigint,
    (v.content ->> 'team_name')::text,
    (v.content ->> 'ticket_type_id')::bigint,
    (v.content ->> 'priority_id')::bigint,
    (v.content ->> 'client_id')::bigint,
    (v.content ->> 'site_id')::bigint,
    (v.content ->> 'sla_id')::bigint,
    (v.content ->> 'closed_at')::timestamptz,
    v.valid_from, v.valid_to
    FROM hub.record_version v
   WHERE v.connection_id = $1 AND v.entity = 'ticket' AND v.valid_from <= $2 AND v.valid_to > $2 AND NOT v.was_deleted
     AND hub.assert_history($1, 'ticket', $2)
  UNION ALL
  SELECT m.id,
    m.status_id,
    m.agent_id,
    m.team_name,
    m.ticket_type_id,
    m.priority_id,
    m.client_id,
    m.site_id,
    m.sla_id,
    m.closed_at,
    coalesce((SELECT max(v.valid_to) FROM hub.record_version v
               WHERE v.connection_id = $1 AND v.entity = 'ticket' AND v.key = m.id),
             greatest(m.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                         WHERE h.connection_id = $1 AND h.entity = 'ticket'))),
    NULL
    FROM mirror.ticket m
   WHERE m.connection_id = $1 AND m.first_seen_at <= $2 AND m.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM hub.record_version v
                      WHERE v.connection_id = $1 AND v.entity = 'ticket' AND v.key = m.id AND v.valid_to > $2)
     AND hub.assert_history($1, 'ticket', $2)
$as_of$;
REVOKE EXECUTE ON FUNCTION hub.ticket_as_of(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.ticket_as_of(integer, timestamptz) TO {{app}}, {{query}};

-- Assets.
DROP TRIGGER IF EXISTS keep_versions ON mirror.asset;
CREATE TRIGGER keep_versions AFTER UPDATE ON mirror.asset REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_versions('asset', 'last_updated_at',
    'inventory_number',
    'asset_type_id',
    'status_id',
    'is_inactive',
    'client_id',
    'site_id',
    'contract_id',
    'technical_owner_id',
    'business_owner_id',
    'parent_id',
    'supplier_contract_id',
    'item_id',
    'warranty_ends_at');
DROP TRIGGER IF EXISTS forget_versions ON mirror.asset;
CREATE TRIGGER forget_versions AFTER DELETE ON mirror.asset FOR EACH ROW EXECUTE FUNCTION hub.forget_versions();
DROP FUNCTION IF EXISTS hub.asset_as_of(integer, timestamptz);
CREATE FUNCTION hub.asset_as_of(of_connection integer, at timestamptz) RETURNS TABLE (
    id bigint,
    inventory_number text,
    asset_type_id bigint,
    status_id bigint,
    is_inactive boolean,
    client_id bigint,
    site_id bigint,
    contract_id bigint,
    technical_owner_id bigint,
    business_owner_id bigint,
    parent_id bigint,
    supplier_contract_id bigint,
    item_id bigint,
    warranty_ends_at timestamptz,
    valid_from timestamptz,
    valid_to timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE AS $as_of$
  SELECT v.key,
    (v.content ->> 'inventory_number')::text,
    (v.content ->> 'asset_type_id')::bigint,
    (v.content ->> 'status_id')::bigint,
    (v.content ->> 'is_inactive')::boolean,
    (v.content ->> 'client_id')::bigint,
    (v.content ->> 'site_id')::bigint,
    (v.content ->> 'contract_id')::bigint,
    (v.content ->> 'technical_owner_id')::bigint,
    (v.content ->> 'business_owner_id')::bigint,
    (v.content ->> 'parent_id')::bigint,
    (v.content ->> 'supplier_contract_id')::bigint,
    (v.content ->> 'item_id')::bigint,
    (v.content ->> 'warranty_ends_at')::timestamptz,
    v.valid_from, v.valid_to
    FROM hub.record_version v
   WHERE v.connection_id = $1 AND v.entity = 'asset' AND v.valid_from <= $2 AND v.valid_to > $2 AND NOT v.was_deleted
     AND hub.assert_history($1, 'asset', $2)
  UNION ALL
  SELECT m.id,
    m.inventory_number,
    m.asset_type_id,
    m.status_id,
    m.is_inactive,
    m.client_id,
    m.site_id,
    m.contract_id,
    m.technical_owner_id,
    m.business_owner_id,
    m.parent_id,
    m.supplier_contract_id,
    m.item_id,
    m.warranty_ends_at,
    coalesce((SELECT max(v.valid_to) FROM hub.record_version v
               WHERE v.connection_id = $1 AND v.entity = 'asset' AND v.key = m.id),
             greatest(m.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                         WHERE h.connection_id = $1 AND h.entity = 'asset'))),
    NULL
    FROM mirror.asset m
   WHERE m.connection_id = $1 AND m.first_seen_at <= $2 AND m.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM hub.record_version v
                      WHERE v.connection_id = $1 AND v.entity = 'asset' AND v.key = m.id AND v.valid_to > $2)
     AND hub.assert_history($1, 'asset', $2)
$as_of$;
REVOKE EXECUTE ON FUNCTION hub.asset_as_of(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.asset_as_of(integer, timestamptz) TO {{app}}, {{query}};

-- Client contracts.
DROP TRIGGER IF EXISTS keep_versions ON mirror.client_contract;
CREATE TRIGGER keep_versions AFTER UPDATE ON mirror.client_contract REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_versions('client_contract', 'last_updated_at',
    'reference',
    'client_id',
    'site_id',
    'starts_at',
    'ends_at',
    'is_active',
    'status',
    'contract_type_id',
    'sla_id',
    'billing_period',
    'period_charge_amount',
    'free_units');
DROP TRIGGER IF EXISTS forget_versions ON mirror.client_contract;
CREATE TRIGGER forget_versions AFTER DELETE ON mirror.client_contract FOR EACH ROW EXECUTE FUNCTION hub.forget_versions();
DROP FUNCTION IF EXISTS hub.client_contract_as_of(integer, timestamptz);
CREATE FUNCTION hub.client_contract_as_of(of_connection integer, at timestamptz) RETURNS TABLE (
    id bigint,
    reference text,
    client_id bigint,
    site_id bigint,
    starts_at timestamptz,
    ends_at timestamptz,
    is_active boolean,
    status bigint,
    contract_type_id bigint,
    sla_id bigint,
    billing_period bigint,
    period_charge_amount numeric,
    free_units numeric,
    valid_from timestamptz,
    valid_to timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE AS $as_of$
  SELECT v.key,
    (v.content ->> 'reference')::text,
    (v.content ->> 'client_id')::bigint,
    (v.content ->> 'site_id')::bigint,
    (v.content ->> 'starts_at')::timestamptz,
    (v.content ->> 'ends_at')::timestamptz,
    (v.content ->> 'is_active')::boolean,
    (v.content ->> 'status')::bigint,
    (v.content ->> 'contract_type_id')::bigint,
    (v.content ->> 'sla_id')::bigint,
    (v.content ->> 'billing_period')::bigint,
    (v.content ->> 'period_charge_amount')::numeric,
    (v.content ->> 'free_units')::numeric,
    v.valid_from, v.valid_to
    FROM hub.record_version v
   WHERE v.connection_id = $1 AND v.entity = 'client_contract' AND v.valid_from <= $2 AND v.valid_to > $2 AND NOT v.was_deleted
     AND hub.assert_history($1, 'client_contract', $2)
  UNION ALL
  SELECT m.id,
    m.reference,
    m.client_id,
    m.site_id,
    m.starts_at,
    m.ends_at,
    m.is_active,
    m.status,
    m.contract_type_id,
    m.sla_id,
    m.billing_period,
    m.period_charge_amount,
    m.free_units,
    coalesce((SELECT max(v.valid_to) FROM hub.record_version v
               WHERE v.connection_id = $1 AND v.entity = 'client_contract' AND v.key = m.id),
             greatest(m.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                         WHERE h.connection_id = $1 AND h.entity = 'client_contract'))),
    NULL
    FROM mirror.client_contract m
   WHERE m.connection_id = $1 AND m.first_seen_at <= $2 AND m.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM hub.record_version v
                      WHERE v.connection_id = $1 AND v.entity = 'client_contract' AND v.key = m.id AND v.valid_to > $2)
     AND hub.assert_history($1, 'client_contract', $2)
$as_of$;
REVOKE EXECUTE ON FUNCTION hub.client_contract_as_of(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.client_contract_as_of(integer, timestamptz) TO {{app}}, {{query}};

-- Recurring invoices.
DROP TRIGGER IF EXISTS keep_versions ON mirror.recurring_invoice;
CREATE TRIGGER keep_versions AFTER UPDATE ON mirror.recurring_invoice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_versions('recurring_invoice', 'last_updated_at',
    'client_id',
    'site_id',
    'name',
    'contract_id',
    'is_disabled',
    'period',
    'period_type',
    'starts_at',
    'ends_at',
    'payment_terms',
    'currency_id',
    'revenue',
    'tax_total',
    'total');
DROP TRIGGER IF EXISTS forget_versions ON mirror.recurring_invoice;
CREATE TRIGGER forget_versions AFTER DELETE ON mirror.recurring_invoice FOR EACH ROW EXECUTE FUNCTION hub.forget_versions();
DROP FUNCTION IF EXISTS hub.recurring_invoice_as_of(integer, timestamptz);
CREATE FUNCTION hub.recurring_invoice_as_of(of_connection integer, at timestamptz) RETURNS TABLE (
    id bigint,
    client_id bigint,
    site_id bigint,
    name text,
    contract_id bigint,
    is_disabled boolean,
    period bigint,
    period_type bigint,
    starts_at timestamptz,
    ends_at timestamptz,
    payment_terms bigint,
    currency_id bigint,
    revenue numeric,
    tax_total numeric,
    total numeric,
    valid_from timestamptz,
    valid_to timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE AS $as_of$
  SELECT v.key,
    (v.content ->> 'client_id')::bigint,
    (v.content ->> 'site_id')::bigint,
    (v.content ->> 'name')::text,
    (v.content ->> 'contract_id')::bigint,
    (v.content ->> 'is_disabled')::boolean,
    (v.content ->> 'period')::bigint,
    (v.content ->> 'period_type')::bigint,
    (v.content ->> 'starts_at')::timestamptz,
    (v.content ->> 'ends_at')::timestamptz,
    (v.content ->> 'payment_terms')::bigint,
    (v.content ->> 'currency_id')::bigint,
    (v.content ->> 'revenue')::numeric,
    (v.content ->> 'tax_total')::numeric,
    (v.content ->> 'total')::numeric,
    v.valid_from, v.valid_to
    FROM hub.record_version v
   WHERE v.connection_id = $1 AND v.entity = 'recurring_invoice' AND v.valid_from <= $2 AND v.valid_to > $2 AND NOT v.was_deleted
     AND hub.assert_history($1, 'recurring_invoice', $2)
  UNION ALL
  SELECT m.id,
    m.client_id,
    m.site_id,
    m.name,
    m.contract_id,
    m.is_disabled,
    m.period,
    m.period_type,
    m.starts_at,
    m.ends_at,
    m.payment_terms,
    m.currency_id,
    m.revenue,
    m.tax_total,
    m.total,
    coalesce((SELECT max(v.valid_to) FROM hub.record_version v
               WHERE v.connection_id = $1 AND v.entity = 'recurring_invoice' AND v.key = m.id),
             greatest(m.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                         WHERE h.connection_id = $1 AND h.entity = 'recurring_invoice'))),
    NULL
    FROM mirror.recurring_invoice m
   WHERE m.connection_id = $1 AND m.first_seen_at <= $2 AND m.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM hub.record_version v
                      WHERE v.connection_id = $1 AND v.entity = 'recurring_invoice' AND v.key = m.id AND v.valid_to > $2)
     AND hub.assert_history($1, 'recurring_invoice', $2)
$as_of$;
REVOKE EXECUTE ON FUNCTION hub.recurring_invoice_as_of(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.recurring_invoice_as_of(integer, timestamptz) TO {{app}}, {{query}};

-- Recurring invoice lines.
DROP TRIGGER IF EXISTS keep_versions ON mirror.recurring_invoice_line;
CREATE TRIGGER keep_versions AFTER UPDATE ON mirror.recurring_invoice_line REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_versions('recurring_invoice', '',
    'recurring_invoice_id',
    'item_id',
    'quantity',
    'unit_price',
    'unit_cost',
    'discount_percent',
    'net_amount',
    'tax_rate',
    'is_inactive',
    'contract_id',
    'asset_id',
    'quantity_type',
    'price_type',
    'starts_at',
    'ends_at');
DROP TRIGGER IF EXISTS forget_versions ON mirror.recurring_invoice_line;
CREATE TRIGGER forget_versions AFTER DELETE ON mirror.recurring_invoice_line FOR EACH ROW EXECUTE FUNCTION hub.forget_versions();
DROP FUNCTION IF EXISTS hub.recurring_invoice_line_as_of(integer, timestamptz);
CREATE FUNCTION hub.recurring_invoice_line_as_of(of_connection integer, at timestamptz) RETURNS TABLE (
    id bigint,
    recurring_invoice_id bigint,
    item_id bigint,
    quantity numeric,
    unit_price numeric,
    unit_cost numeric,
    discount_percent numeric,
    net_amount numeric,
    tax_rate numeric,
    is_inactive boolean,
    contract_id bigint,
    asset_id bigint,
    quantity_type bigint,
    price_type bigint,
    starts_at timestamptz,
    ends_at timestamptz,
    valid_from timestamptz,
    valid_to timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE AS $as_of$
  SELECT v.key,
    (v.content ->> 'recurring_invoice_id')::bigint,
    (v.content ->> 'item_id')::bigint,
    (v.content ->> 'quantity')::numeric,
    (v.content ->> 'unit_price')::numeric,
    (v.content ->> 'unit_cost')::numeric,
    (v.content ->> 'discount_percent')::numeric,
    (v.content ->> 'net_amount')::numeric,
    (v.content ->> 'tax_rate')::numeric,
    (v.content ->> 'is_inactive')::boolean,
    (v.content ->> 'contract_id')::bigint,
    (v.content ->> 'asset_id')::bigint,
    (v.content ->> 'quantity_type')::bigint,
    (v.content ->> 'price_type')::bigint,
    (v.content ->> 'starts_at')::timestamptz,
    (v.content ->> 'ends_at')::timestamptz,
    v.valid_from, v.valid_to
    FROM hub.record_version v
   WHERE v.connection_id = $1 AND v.entity = 'recurring_invoice_line' AND v.valid_from <= $2 AND v.valid_to > $2 AND NOT v.was_deleted
     AND hub.assert_history($1, 'recurring_invoice_line', $2)
  UNION ALL
  SELECT m.id,
    m.recurring_invoice_id,
    m.item_id,
    m.quantity,
    m.unit_price,
    m.unit_cost,
    m.discount_percent,
    m.net_amount,
    m.tax_rate,
    m.is_inactive,
    m.contract_id,
    m.asset_id,
    m.quantity_type,
    m.price_type,
    m.starts_at,
    m.ends_at,
    coalesce((SELECT max(v.valid_to) FROM hub.record_version v
               WHERE v.connection_id = $1 AND v.entity = 'recurring_invoice_line' AND v.key = m.id),
             greatest(m.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                         WHERE h.connection_id = $1 AND h.entity = 'recurring_invoice_line'))),
    NULL
    FROM mirror.recurring_invoice_line m
   WHERE m.connection_id = $1 AND m.first_seen_at <= $2 AND m.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM hub.record_version v
                      WHERE v.connection_id = $1 AND v.entity = 'recurring_invoice_line' AND v.key = m.id AND v.valid_to > $2)
     AND hub.assert_history($1, 'recurring_invoice_line', $2)
$as_of$;
REVOKE EXECUTE ON FUNCTION hub.recurring_invoice_line_as_of(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.recurring_invoice_line_as_of(integer, timestamptz) TO {{app}}, {{query}};

-- Invoices.
DROP TRIGGER IF EXISTS keep_versions ON mirror.invoice;
CREATE TRIGGER keep_versions AFTER UPDATE ON mirror.invoice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_versions('invoice', 'last_updated_at',
    'client_id',
    'invoice_number',
    'is_posted',
    'is_voided',
    'invoiced_at',
    'due_at',
    'sent_at',
    'paid_at',
    'payment_status',
    'approval_status',
    'revenue',
    'tax_total',
    'total',
    'amount_paid',
    'amount_due');
DROP TRIGGER IF EXISTS forget_versions ON mirror.invoice;
CREATE TRIGGER forget_versions AFTER DELETE ON mirror.invoice FOR EACH ROW EXECUTE FUNCTION hub.forget_versions();
DROP FUNCTION IF EXISTS hub.invoice_as_of(integer, timestamptz);
CREATE FUNCTION hub.invoice_as_of(of_connection integer, at timestamptz) RETURNS TABLE (
    id bigint,
    client_id bigint,
    invoice_number text,
    is_posted boolean,
    is_voided boolean,
    invoiced_at timestamptz,
    due_at timestamptz,
    sent_at timestamptz,
    paid_at timestamptz,
    payment_status bigint,
    approval_status bigint,
    revenue numeric,
    tax_total numeric,
    total numeric,
    amount_paid numeric,
    amount_due numeric,
    valid_from timestamptz,
    valid_to timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE AS $as_of$
  SELECT v.key,
    (v.content ->> 'client_id')::bigint,
    (v.content ->> 'invoice_number')::text,
    (v.content ->> 'is_posted')::boolean,
    (v.content ->> 'is_voided')::boolean,
    (v.content ->> 'invoiced_at')::timestamptz,
    (v.content ->> 'due_at')::timestamptz,
    (v.content ->> 'sent_at')::timestamptz,
    (v.content ->> 'paid_at')::timestamptz,
    (v.content ->> 'payment_status')::bigint,
    (v.content ->> 'approval_status')::bigint,
    (v.content ->> 'revenue')::numeric,
    (v.content ->> 'tax_total')::numeric,
    (v.content ->> 'total')::numeric,
    (v.content ->> 'amount_paid')::numeric,
    (v.content ->> 'amount_due')::numeric,
    v.valid_from, v.valid_to
    FROM hub.record_version v
   WHERE v.connection_id = $1 AND v.entity = 'invoice' AND v.valid_from <= $2 AND v.valid_to > $2 AND NOT v.was_deleted
     AND hub.assert_history($1, 'invoice', $2)
  UNION ALL
  SELECT m.id,
    m.client_id,
    m.invoice_number,
    m.is_posted,
    m.is_voided,
    m.invoiced_at,
    m.due_at,
    m.sent_at,
    m.paid_at,
    m.payment_status,
    m.approval_status,
    m.revenue,
    m.tax_total,
    m.total,
    m.amount_paid,
    m.amount_due,
    coalesce((SELECT max(v.valid_to) FROM hub.record_version v
               WHERE v.connection_id = $1 AND v.entity = 'invoice' AND v.key = m.id),
             greatest(m.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                         WHERE h.connection_id = $1 AND h.entity = 'invoice'))),
    NULL
    FROM mirror.invoice m
   WHERE m.connection_id = $1 AND m.first_seen_at <= $2 AND m.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM hub.record_version v
                      WHERE v.connection_id = $1 AND v.entity = 'invoice' AND v.key = m.id AND v.valid_to > $2)
     AND hub.assert_history($1, 'invoice', $2)
$as_of$;
REVOKE EXECUTE ON FUNCTION hub.invoice_as_of(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.invoice_as_of(integer, timestamptz) TO {{app}}, {{query}};

-- Items.
DROP TRIGGER IF EXISTS keep_versions ON mirror.item;
CREATE TRIGGER keep_versions AFTER UPDATE ON mirror.item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION hub.keep_versions('item', 'last_updated_at',
    'name',
    'status',
    'supplier_id',
    'base_price',
    'cost_price',
    'is_recurring',
    'recurring_price',
    'recurring_cost',
    'markup_percent',
    'tax_id');
DROP TRIGGER IF EXISTS forget_versions ON mirror.item;
CREATE TRIGGER forget_versions AFTER DELETE ON mirror.item FOR EACH ROW EXECUTE FUNCTION hub.forget_versions();
DROP FUNCTION IF EXISTS hub.item_as_of(integer, timestamptz);
CREATE FUNCTION hub.item_as_of(of_connection integer, at timestamptz) RETURNS TABLE (
    id bigint,
    name text,
    status bigint,
    supplier_id bigint,
    base_price numeric,
    cost_price numeric,
    is_recurring boolean,
    recurring_price numeric,
    recurring_cost numeric,
    markup_percent numeric,
    tax_id bigint,
    valid_from timestamptz,
    valid_to timestamptz
) LANGUAGE sql STABLE PARALLEL SAFE AS $as_of$
  SELECT v.key,
    (v.content ->> 'name')::text,
    (v.content ->> 'status')::bigint,
    (v.content ->> 'supplier_id')::bigint,
    (v.content ->> 'base_price')::numeric,
    (v.content ->> 'cost_price')::numeric,
    (v.content ->> 'is_recurring')::boolean,
    (v.content ->> 'recurring_price')::numeric,
    (v.content ->> 'recurring_cost')::numeric,
    (v.content ->> 'markup_percent')::numeric,
    (v.content ->> 'tax_id')::bigint,
    v.valid_from, v.valid_to
    FROM hub.record_version v
   WHERE v.connection_id = $1 AND v.entity = 'item' AND v.valid_from <= $2 AND v.valid_to > $2 AND NOT v.was_deleted
     AND hub.assert_history($1, 'item', $2)
  UNION ALL
  SELECT m.id,
    m.name,
    m.status,
    m.supplier_id,
    m.base_price,
    m.cost_price,
    m.is_recurring,
    m.recurring_price,
    m.recurring_cost,
    m.markup_percent,
    m.tax_id,
    coalesce((SELECT max(v.valid_to) FROM hub.record_version v
               WHERE v.connection_id = $1 AND v.entity = 'item' AND v.key = m.id),
             greatest(m.first_seen_at, (SELECT h.deleted_before FROM hub.history_horizon h
                                         WHERE h.connection_id = $1 AND h.entity = 'item'))),
    NULL
    FROM mirror.item m
   WHERE m.connection_id = $1 AND m.first_seen_at <= $2 AND m.deleted_at IS NULL
     AND NOT EXISTS (SELECT FROM hub.record_version v
                      WHERE v.connection_id = $1 AND v.entity = 'item' AND v.key = m.id AND v.valid_to > $2)
     AND hub.assert_history($1, 'item', $2)
$as_of$;
REVOKE EXECUTE ON FUNCTION hub.item_as_of(integer, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.item_as_of(integer, timestamptz) TO {{app}}, {{query}};
