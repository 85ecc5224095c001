-- People of the installation, and how they show who they are. Visible only in a transaction of the installation; no token and no password is
-- kept, but a hash of it, and what has to be read again (the secret of the second factor) is sealed outside the database.

CREATE TABLE hub.account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 120),
  is_installation_owner boolean NOT NULL DEFAULT false,
  -- The owner of the demonstration: nobody any more from the first HaloPSA on that is not imitated.
  is_demo boolean NOT NULL DEFAULT false,
  -- scrypt$N$r$p$salt$hash. Null: this person signs in by single sign-on alone.
  password_hash text,
  password_set_at timestamptz,
  totp_ciphertext bytea,
  totp_key_id text,
  -- Null: being set up; asked for at sign-in only from then on.
  totp_confirmed_at timestamptz,
  -- The step of the last code that was taken: none opens twice.
  totp_last_step bigint,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz,
  CHECK ((totp_ciphertext IS NULL) = (totp_key_id IS NULL))
);

CREATE TABLE hub.recovery_code (
  account_id uuid NOT NULL REFERENCES hub.account (id) ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (account_id, code_hash)
);

-- Who somebody is at an identity provider. Never matched by e-mail.
CREATE TABLE hub.account_identity (
  workspace_id integer NOT NULL REFERENCES hub.workspace (id) ON DELETE CASCADE,
  issuer text NOT NULL,
  subject text NOT NULL,
  account_id uuid NOT NULL REFERENCES hub.account (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, issuer, subject)
);

CREATE TABLE hub.account_session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash bytea NOT NULL UNIQUE,
  account_id uuid NOT NULL REFERENCES hub.account (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  -- Whatever happens, it ends then.
  expires_at timestamptz NOT NULL,
  ip text NOT NULL,
  user_agent text,
  method text NOT NULL CHECK (method IN ('password', 'single-sign-on')),
  -- False: the second factor is still to come.
  is_complete boolean NOT NULL,
  -- Who signed in by the identity provider of one workspace is signed in to that workspace and to no other: its owner says who is who there.
  only_workspace_id integer REFERENCES hub.workspace (id) ON DELETE CASCADE
);
CREATE INDEX account_session_by_account ON hub.account_session (account_id);

CREATE TABLE hub.api_key (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  key_hash bytea NOT NULL UNIQUE,
  -- The beginning of the key, by which people tell keys apart.
  prefix text NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
  account_id uuid NOT NULL REFERENCES hub.account (id) ON DELETE CASCADE,
  workspace_id integer NOT NULL REFERENCES hub.workspace (id) ON DELETE CASCADE,
  capabilities text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_key_by_account ON hub.api_key (account_id);

CREATE TABLE hub.invitation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash bytea NOT NULL UNIQUE,
  workspace_id integer NOT NULL REFERENCES hub.workspace (id) ON DELETE CASCADE,
  email text NOT NULL CHECK (email = lower(email)),
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'operator', 'approver', 'viewer')),
  invited_by text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  UNIQUE (workspace_id, email)
);

-- The one link by which the first owner comes in.
CREATE TABLE hub.owner_link (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  token_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL
);

-- Tries at signing in, by a hash of the account or the address that they were about: several processes count together.
CREATE TABLE hub.sign_in_try (
  subject bytea PRIMARY KEY,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL,
  blocked_until timestamptz
);

-- Sign-ins under way at an identity provider. Each is taken once.
CREATE TABLE hub.sso_attempt (
  state_hash bytea PRIMARY KEY,
  -- Of a cookie: the browser that began is the one that comes back.
  browser_hash bytea NOT NULL,
  workspace_id integer NOT NULL REFERENCES hub.workspace (id) ON DELETE CASCADE,
  -- Of the provider as it was when the sign-in began.
  issuer text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  redirect_uri text NOT NULL,
  next text NOT NULL,
  -- Null: somebody signs in; else this account takes the identity as one of its own.
  link_account_id uuid REFERENCES hub.account (id) ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);

DO $do$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['account', 'recovery_code', 'account_identity', 'account_session', 'api_key', 'invitation', 'owner_link',
    'sign_in_try', 'sso_attempt']
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON hub.%I TO {{app}}', name);
    EXECUTE format('ALTER TABLE hub.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE hub.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY of_installation ON hub.%I TO {{app}} USING (hub.is_installation()) WITH CHECK (hub.is_installation())', name);
    EXECUTE format('CREATE POLICY of_owner ON hub.%I TO {{owner}} USING (true) WITH CHECK (true)', name);
  END LOOP;
END $do$;
