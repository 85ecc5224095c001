-- Who belongs to a workspace and what they may see there. A transaction of the workspace sees its own rows; one of the installation sees those of
-- all, because whoever comes to the door is looked up once, before it is known which workspace it is about.

CREATE TABLE hub.membership (
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id) ON DELETE CASCADE,
  account_id uuid NOT NULL REFERENCES hub.account (id) ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'operator', 'approver', 'viewer')),
  -- Whether only the clients in membership_client may be seen.
  is_limited boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, account_id)
);
CREATE INDEX membership_by_account ON hub.membership (account_id);

CREATE TABLE hub.membership_client (
  workspace_id integer NOT NULL DEFAULT hub.current_workspace(),
  account_id uuid NOT NULL,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  client_id bigint NOT NULL,
  PRIMARY KEY (workspace_id, account_id, connection_id, client_id),
  FOREIGN KEY (workspace_id, account_id) REFERENCES hub.membership (workspace_id, account_id) ON DELETE CASCADE
);

CREATE TABLE hub.access_group (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id) ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  UNIQUE (workspace_id, id)
);
CREATE UNIQUE INDEX access_group_by_name ON hub.access_group (workspace_id, lower(name));

CREATE TABLE hub.access_group_member (
  workspace_id integer NOT NULL DEFAULT hub.current_workspace(),
  group_id integer NOT NULL,
  account_id uuid NOT NULL,
  PRIMARY KEY (group_id, account_id),
  FOREIGN KEY (workspace_id, group_id) REFERENCES hub.access_group (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, account_id) REFERENCES hub.membership (workspace_id, account_id) ON DELETE CASCADE
);

-- Who may read what a connection brings: a person, a group, or everybody of a role.
CREATE TABLE hub.connection_grant (
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id) ON DELETE CASCADE,
  connection_id integer NOT NULL REFERENCES hub.connection (id) ON DELETE CASCADE,
  account_id uuid,
  group_id integer,
  role text CHECK (role IN ('owner', 'admin', 'operator', 'approver', 'viewer')),
  FOREIGN KEY (workspace_id, account_id) REFERENCES hub.membership (workspace_id, account_id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, group_id) REFERENCES hub.access_group (workspace_id, id) ON DELETE CASCADE,
  CHECK (num_nonnulls(account_id, group_id, role) = 1),
  UNIQUE NULLS NOT DISTINCT (connection_id, account_id, group_id, role)
);
CREATE INDEX connection_grant_by_workspace ON hub.connection_grant (workspace_id);

-- From which addresses a workspace may be reached. No row: from everywhere.
CREATE TABLE hub.allowed_address (
  workspace_id integer NOT NULL DEFAULT hub.current_workspace() REFERENCES hub.workspace (id) ON DELETE CASCADE,
  network cidr NOT NULL,
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (workspace_id, network)
);

CREATE TABLE hub.identity_provider (
  workspace_id integer PRIMARY KEY DEFAULT hub.current_workspace() REFERENCES hub.workspace (id) ON DELETE CASCADE,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  issuer text NOT NULL,
  client_id text NOT NULL,
  secret_ciphertext bytea NOT NULL,
  secret_key_id text NOT NULL,
  -- Whether this very host may have a private address.
  allow_private_host boolean NOT NULL DEFAULT false,
  -- The claim that names groups, and the role that each of them gives, as [{"group": "...", "role": "..."}].
  group_claim text,
  role_of_group jsonb NOT NULL DEFAULT '[]',
  -- Whether somebody whose group has a role comes in without an invitation.
  admits_by_group boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);

DO $do$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['membership', 'membership_client', 'access_group', 'access_group_member', 'connection_grant', 'allowed_address',
    'identity_provider']
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON hub.%I TO {{app}}', name);
    EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE hub.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY of_workspace ON hub.%I TO {{app}} USING (workspace_id = hub.current_workspace())', name);
    EXECUTE format(
      'CREATE POLICY of_installation ON hub.%I TO {{app}} USING (hub.is_installation()) WITH CHECK (hub.is_installation())', name);
    EXECUTE format('CREATE POLICY of_owner ON hub.%I TO {{owner}} USING (true) WITH CHECK (true)', name);
  END LOOP;
END $do$;

-- Invitations and keys are about one workspace: whoever manages its people makes and ends them there.
CREATE POLICY of_workspace ON hub.invitation TO {{app}} USING (workspace_id = hub.current_workspace());
CREATE POLICY of_workspace ON hub.api_key TO {{app}} USING (workspace_id = hub.current_workspace());

-- Connections that were there before people could sign in are seen by the owner of their workspace.
INSERT INTO hub.connection_grant (workspace_id, connection_id, role) SELECT workspace_id, id, 'owner' FROM hub.connection;

-- Whether every HaloPSA of this installation is an imitated one on this machine: asked before anybody is signed in, and by nothing else. The app
-- sees no connection outside a workspace, so the owner looks, and says yes or no. What was removed counts too: its rows may be there still.
CREATE FUNCTION hub.is_demo() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  RETURN NOT EXISTS (
    SELECT FROM hub.connection WHERE NOT (is_sandbox AND resource_server ~ '^http://(127\.0\.0\.1|localhost):[0-9]+'));
REVOKE EXECUTE ON FUNCTION hub.is_demo() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub.is_demo() TO {{app}};
