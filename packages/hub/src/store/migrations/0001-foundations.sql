-- Schemas, and the one function by which every row is bound to a workspace. The roles are there before: see store/roles/.

CREATE SCHEMA mirror;
GRANT USAGE ON SCHEMA hub, mirror TO {{app}}, {{query}};
GRANT SELECT ON hub.migration TO {{app}};

-- The workspace whose rows the current statement may touch. The app names it per transaction. The SQL of a user runs as a role of its
-- workspace, and the name of that role decides: unlike a setting, it cannot be changed from inside a statement. Any other role has none.
CREATE FUNCTION hub.current_workspace() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE
    WHEN current_user IN ('{{app}}', '{{owner}}') THEN nullif(current_setting('sundog.workspace_id', true), '')::integer
    ELSE substring(current_user FROM '^{{query}}_w([0-9]{1,9})$')::integer
  END;
REVOKE EXECUTE ON FUNCTION hub.current_workspace() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.current_workspace() TO {{app}}, {{query}};
