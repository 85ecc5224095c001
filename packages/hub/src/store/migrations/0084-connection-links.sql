-- A connection may be shown to other workspaces. They read what it brings into the mirror, as people who read, and nothing else: to the app of
-- such a workspace, and to the SQL of its users, the connection is not there.

CREATE TABLE hub.connection_link (
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  -- To which it is shown; the one that it belongs to stands in hub.connection.
  workspace_id integer NOT NULL REFERENCES hub.workspace (id) ON DELETE CASCADE,
  linked_at timestamptz NOT NULL,
  -- As the audit names who does something.
  linked_by text NOT NULL,
  PRIMARY KEY (connection_id, workspace_id)
);
CREATE INDEX connection_link_by_workspace ON hub.connection_link (workspace_id);

GRANT SELECT, INSERT, DELETE ON hub.connection_link TO {{app}};
GRANT SELECT (connection_id, workspace_id) ON hub.connection_link TO {{reader}};
ALTER TABLE hub.connection_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub.connection_link FORCE ROW LEVEL SECURITY;
-- Either side sees a link and may end it; only the side that the connection belongs to may make one.
CREATE POLICY of_either_side ON hub.connection_link FOR SELECT TO {{app}}
  USING (workspace_id = hub.current_workspace() OR connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY ended_by_either_side ON hub.connection_link FOR DELETE TO {{app}}
  USING (workspace_id = hub.current_workspace() OR connection_id IN (SELECT id FROM hub.connection));
CREATE POLICY made_by_owning_side ON hub.connection_link FOR INSERT TO {{app}}
  WITH CHECK (connection_id IN (SELECT id FROM hub.connection) AND workspace_id <> hub.current_workspace());
-- Whoever comes to the door is looked up in the installation, with what is shown to each of their workspaces.
CREATE POLICY of_installation ON hub.connection_link FOR SELECT TO {{app}} USING (hub.is_installation());
CREATE POLICY of_reader ON hub.connection_link FOR SELECT TO {{reader}} USING (workspace_id = hub.current_workspace());
CREATE POLICY of_owner ON hub.connection_link TO {{owner}} USING (true) WITH CHECK (true);

-- What reading follows: every table of the mirror asks which connections are visible. The reader's own limits still hold beside it.
CREATE POLICY of_link ON hub.connection FOR SELECT TO {{reader}}
  USING (id IN (SELECT l.connection_id FROM hub.connection_link l WHERE l.workspace_id = hub.current_workspace()));

-- A workspace says by grants of its own who may see what is shown to it, so two workspaces may grant the same connection to the same role.
ALTER TABLE hub.connection_grant DROP CONSTRAINT connection_grant_connection_id_account_id_group_id_role_key;
ALTER TABLE hub.connection_grant ADD CONSTRAINT connection_grant_once
  UNIQUE NULLS NOT DISTINCT (connection_id, workspace_id, account_id, group_id, role);

-- With a link ends what hangs on it in the workspace that it was shown to: grants, limits to clients, and files made from its rows. That may be
-- done from the other side, which sees none of them, so the owner does it.
CREATE FUNCTION hub.end_connection_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $end$
BEGIN
  DELETE FROM hub.connection_grant g WHERE g.connection_id = OLD.connection_id AND g.workspace_id = OLD.workspace_id;
  DELETE FROM hub.membership_client c WHERE c.connection_id = OLD.connection_id AND c.workspace_id = OLD.workspace_id;
  UPDATE hub.export_job j SET expires_at = least(j.expires_at, now())
   WHERE j.connection_id = OLD.connection_id AND j.workspace_id = OLD.workspace_id;
  RETURN NULL;
END $end$;
REVOKE EXECUTE ON FUNCTION hub.end_connection_link() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.end_connection_link() TO {{app}};
CREATE TRIGGER end_connection_link AFTER DELETE ON hub.connection_link FOR EACH ROW EXECUTE FUNCTION hub.end_connection_link();

-- The links of the transaction's workspace, to and from it, with what each side may know of the other: the names of workspace and connection.
-- Neither sees those rows of the other, so the owner looks, and asks itself whose links they are.
CREATE FUNCTION hub.connection_links()
RETURNS TABLE (connection_id integer, connection_name text, is_sandbox boolean, from_workspace_id integer, from_workspace text,
               to_workspace_id integer, to_workspace text, linked_at timestamptz, linked_by text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
BEGIN ATOMIC
  SELECT c.id, c.name, c.is_sandbox, c.workspace_id, f.name, l.workspace_id, t.name, l.linked_at, l.linked_by
    FROM hub.connection_link l JOIN hub.connection c ON c.id = l.connection_id
    JOIN hub.workspace f ON f.id = c.workspace_id JOIN hub.workspace t ON t.id = l.workspace_id
   WHERE hub.current_workspace() IN (c.workspace_id, l.workspace_id);
END;
REVOKE EXECUTE ON FUNCTION hub.connection_links() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.connection_links() TO {{app}};

-- As before, and the connections that are linked to the workspace.
CREATE OR REPLACE FUNCTION hub.search_candidates(of_entity text, starting text, patterns text[], at_most integer)
RETURNS TABLE (connection_id integer, key bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = pg_catalog AS $find$
DECLARE
  open integer[] := ARRAY(SELECT c.id FROM hub.connection c
                           WHERE (c.workspace_id = hub.current_workspace()
                              OR c.id IN (SELECT l.connection_id FROM hub.connection_link l WHERE l.workspace_id = hub.current_workspace()))
                             AND hub.reader_sees_connection(c.id));
  theirs text := CASE WHEN hub.reader_sees_all_clients() THEN ''
    ELSE ' AND (e.connection_id, e.client_id) IN (SELECT r.connection_id, r.client_id FROM hub.reader_clients() r)' END;
BEGIN
  IF starting IS NOT NULL THEN
    -- Up to the highest sign that there is, in the order of bytes.
    RETURN QUERY EXECUTE 'SELECT e.connection_id, e.key FROM hub.search_entry e
       WHERE e.entity = $1 AND e.connection_id = ANY ($2) AND e.title_key ~>=~ $3 AND e.title_key ~<~ ($3 || chr(1114111))' || theirs || '
       ORDER BY e.title_key USING ~<~ LIMIT $4' USING of_entity, open, starting, at_most;
  ELSE
    RETURN QUERY EXECUTE 'SELECT e.connection_id, e.key FROM hub.search_entry e
       WHERE e.entity = $1 AND e.connection_id = ANY ($2) AND e.words LIKE $3
         AND ($4 IS NULL OR e.words LIKE $4) AND ($5 IS NULL OR e.words LIKE $5) AND ($6 IS NULL OR e.words LIKE $6)' || theirs || '
       LIMIT $7' USING of_entity, open, patterns[1], patterns[2], patterns[3], patterns[4], at_most;
  END IF;
END $find$;
