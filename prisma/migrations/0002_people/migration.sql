-- People, machines, and how they get in.

CREATE TABLE person (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  role text NOT NULL CHECK (role IN ('analyst', 'counsel', 'auditor', 'administrator', 'officer')),
  password_hash text,
  -- Raised whenever access changes: every session made before it ends at once.
  session_epoch integer NOT NULL DEFAULT 0,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL
);

-- One-time links to set a password; only the hash of the token is kept.
CREATE TABLE sign_in_link (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  person_id uuid NOT NULL REFERENCES person (id),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX sign_in_link_person ON sign_in_link (person_id);

-- Failed sign-ins, by a keyed hash of what was tried; old ones are removed by the worker.
CREATE TABLE sign_in_failure (
  id uuid PRIMARY KEY,
  tried bytea NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX sign_in_failure_tried ON sign_in_failure (tried, at);

-- A machine's key: the secret is shown once, its SHA-256 is kept.
CREATE TABLE api_key (
  id uuid PRIMARY KEY,
  source text NOT NULL CHECK (source ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  revoked_at timestamptz
);

CREATE TABLE setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  changed_at timestamptz NOT NULL
);

-- A machine's retry finds the first answer again; committed with the effect, so 50 at once have one effect.
CREATE TABLE idempotency (
  actor_id text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  result jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (actor_id, key)
);

GRANT SELECT, INSERT, UPDATE ON person, sign_in_link, api_key, setting TO countersign_app;
GRANT SELECT, INSERT, DELETE ON sign_in_failure, idempotency TO countersign_app;
GRANT DELETE ON sign_in_link TO countersign_app;
