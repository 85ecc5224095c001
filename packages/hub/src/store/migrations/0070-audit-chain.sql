-- The audit becomes whole: who, what, on what, when, from where, and how it ended. Each row is tied to the one before it by a hash, so that
-- a row that is changed, removed, moved or added behind the hub's back is found. docs/audit.md describes the encoding for others to check.

ALTER TABLE hub.audit_event
  -- Null: it concerns the installation as a whole.
  ALTER workspace_id DROP NOT NULL,
  -- The account behind the actor. No reference: a row of the audit outlives the account.
  ADD account_id text,
  -- What `subject` names, where it names one thing: 'connection' and '3'. The kind alone where it names several.
  ADD subject_kind text,
  ADD subject_id text,
  ADD result text NOT NULL DEFAULT 'done' CHECK (result IN ('done', 'refused', 'failed')),
  -- From where: a request over the network, or a process of this hub.
  ADD ip text,
  ADD user_agent text,
  ADD request_id text,
  ADD host text,
  ADD pid integer,
  -- The place in the chain of the workspace, from 1, without a gap.
  ADD seq bigint,
  -- Of the row before; 32 zero bytes in the first one.
  ADD previous_hash bytea,
  ADD hash bytea;

-- The last row of each chain. Whoever adds a row holds its chain's head until the transaction ends: rows follow each other, and a transaction
-- that is rolled back leaves no gap. Made with the first row of a chain.
CREATE TABLE hub.audit_head (
  -- The workspace; 0: the installation.
  chain integer PRIMARY KEY,
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  at timestamptz NOT NULL
) WITH (fillfactor = 50);

GRANT SELECT ON hub.audit_head TO {{app}};
ALTER TABLE hub.audit_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.audit_head FORCE ROW LEVEL SECURITY;
CREATE POLICY of_workspace ON hub.audit_head FOR SELECT USING (chain = hub.current_workspace());
CREATE POLICY of_installation ON hub.audit_head FOR SELECT TO {{app}} USING (chain = 0 AND hub.is_installation());
CREATE POLICY of_owner ON hub.audit_head TO {{owner}} USING (true);
CREATE POLICY of_installation ON hub.audit_event TO {{app}} USING (workspace_id IS NULL AND hub.is_installation());

-- A value as the hash sees it: its length in bytes of UTF-8, a colon, the value, a comma. Null is a dash. Two rows never look the same.
CREATE FUNCTION hub.audit_part(value text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN value IS NULL THEN '-,' ELSE octet_length(convert_to(value, 'UTF8')) || ':' || value || ',' END;

-- The hash of a row, over all of it and the hash before it. engine/audit/audit-hash.ts computes the same without this function.
CREATE FUNCTION hub.audit_hash(event hub.audit_event) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256(convert_to(
    'sundog-audit-1,'
    || hub.audit_part(coalesce((event).workspace_id, 0)::text)
    || hub.audit_part((event).seq::text)
    || hub.audit_part((event).id::text)
    || hub.audit_part(to_char((event).at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || hub.audit_part((event).actor)
    || hub.audit_part((event).account_id)
    || hub.audit_part((event).verb)
    || hub.audit_part((event).subject)
    || hub.audit_part((event).subject_kind)
    || hub.audit_part((event).subject_id)
    || hub.audit_part((event).result)
    || hub.audit_part((event).ip)
    || hub.audit_part((event).user_agent)
    || hub.audit_part((event).request_id)
    || hub.audit_part((event).host)
    || hub.audit_part((event).pid::text)
    || hub.audit_part((event).detail::text)
    || hub.audit_part(encode((event).previous_hash, 'hex')), 'UTF8'));

-- Rows that are there already, in the order in which they came.
DO $chain$
DECLARE
  event hub.audit_event;
  head hub.audit_head;
BEGIN
  FOR event IN SELECT * FROM hub.audit_event ORDER BY workspace_id, id LOOP
    IF head.chain IS DISTINCT FROM event.workspace_id THEN
      head := ROW (event.workspace_id, 0, decode(repeat('00', 32), 'hex'), event.at);
      INSERT INTO hub.audit_head VALUES (head.*);
    END IF;
    IF event.subject ~ '^[a-z]+(-[a-z]+)* [0-9]+(, [0-9]+)*$' THEN
      event.subject_kind := split_part(event.subject, ' ', 1);
      event.subject_id := substring(event.subject FROM ' ([0-9]+)$');
      IF event.subject LIKE '%,%' THEN event.subject_id := NULL; END IF;
    END IF;
    event.seq := head.seq + 1;
    event.previous_hash := head.hash;
    event.hash := hub.audit_hash(event);
    UPDATE hub.audit_event
       SET seq = event.seq, previous_hash = event.previous_hash, hash = event.hash,
           subject_kind = event.subject_kind, subject_id = event.subject_id
     WHERE id = event.id;
    UPDATE hub.audit_head SET seq = event.seq, hash = event.hash, at = event.at WHERE chain = head.chain;
    head.seq := event.seq;
    head.hash := event.hash;
  END LOOP;
END $chain$;

ALTER TABLE hub.audit_event
  ALTER seq SET NOT NULL,
  ALTER previous_hash SET NOT NULL,
  ALTER hash SET NOT NULL;
DROP INDEX hub.audit_event_by_time;
CREATE UNIQUE INDEX audit_event_chain ON hub.audit_event (workspace_id, seq) NULLS NOT DISTINCT;
-- For the history of one thing.
CREATE INDEX audit_event_by_subject ON hub.audit_event (workspace_id, subject_kind, subject_id, seq);

-- Runs as the owner: the app can neither choose a place in the chain nor touch a head.
CREATE FUNCTION hub.chain_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $chain$
DECLARE
  of_chain integer := coalesce(NEW.workspace_id, 0);
  head hub.audit_head;
BEGIN
  LOOP
    SELECT * INTO head FROM hub.audit_head h WHERE h.chain = of_chain FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO hub.audit_head (chain, seq, hash, at) VALUES (of_chain, 0, decode(repeat('00', 32), 'hex'), NEW.at)
      ON CONFLICT DO NOTHING;
  END LOOP;
  NEW.seq := head.seq + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := hub.audit_hash(NEW);
  UPDATE hub.audit_head h SET seq = NEW.seq, hash = NEW.hash, at = NEW.at WHERE h.chain = of_chain;
  RETURN NEW;
END $chain$;
CREATE TRIGGER chain_audit BEFORE INSERT ON hub.audit_event FOR EACH ROW EXECUTE FUNCTION hub.chain_audit();

-- Stops also the owner, unless the trigger is switched off on purpose, as a restore does. What is done then, the hashes tell.
CREATE FUNCTION hub.refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $refuse$
BEGIN
  RAISE EXCEPTION 'The audit only grows: % is refused.', TG_OP USING ERRCODE = 'SD002';
END $refuse$;
CREATE TRIGGER refuse_audit_change BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION hub.refuse_audit_change();

REVOKE EXECUTE ON FUNCTION hub.audit_part(text), hub.audit_hash(hub.audit_event), hub.chain_audit(), hub.refuse_audit_change() FROM PUBLIC;

-- The app says what happened; number, workspace, place and hash are none of its business.
REVOKE INSERT ON hub.audit_event FROM {{app}};
GRANT INSERT (at, actor, account_id, verb, subject, subject_kind, subject_id, result, ip, user_agent, request_id, host, pid, detail)
  ON hub.audit_event TO {{app}};
