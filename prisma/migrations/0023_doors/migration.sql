-- How bans come in: what a key opens, how far an import has come, and the rows that could not be taken.

-- What a key opens is settled when it is made; only its end comes later. The keys that there are send bans.
ALTER TABLE api_key ADD COLUMN scopes text[] NOT NULL DEFAULT '{bans:import}'
  CHECK (cardinality(scopes) >= 1 AND array_position(scopes, NULL) IS NULL
    AND scopes <@ '{bans:import,grievances:import,appeals:submit,results:read}'::text[]);
ALTER TABLE api_key ALTER COLUMN scopes DROP DEFAULT;
REVOKE UPDATE ON api_key FROM countersign_app;
GRANT UPDATE (revoked_at) ON api_key TO countersign_app;
-- And comes once: a key that was revoked opens nothing again.
CREATE FUNCTION api_key_ends_once() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN
    RAISE EXCEPTION 'a key that was revoked stays revoked' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER api_key_ends_once BEFORE UPDATE ON api_key FOR EACH ROW EXECUTE FUNCTION api_key_ends_once();

-- An import over HTTP: one that a sender opened to send it in one or several goes, or one that came `whole` in one request and whose
-- rejections stay to be fetched. `upload_offset`: so many bytes of the text, before any compression, stand in the ledger or among the
-- rejections, and so many lines; both move in the transaction of the batch that moves them.
CREATE TABLE ban_import (
  id uuid PRIMARY KEY,
  source text NOT NULL CHECK (source ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  whole boolean NOT NULL,
  repeat_key text CHECK (length(repeat_key) BETWEEN 1 AND 255),
  opened_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL CHECK (changed_at >= opened_at),
  concluded_at timestamptz CHECK (concluded_at >= opened_at),
  format text CHECK (format IN ('ndjson', 'csv')),
  -- The first line of CSV: names of columns, nothing else.
  header text CHECK (length(header) <= 2000),
  upload_offset bigint NOT NULL DEFAULT 0 CHECK (upload_offset >= 0),
  lines bigint NOT NULL DEFAULT 0 CHECK (lines BETWEEN 0 AND upload_offset),
  imported bigint NOT NULL DEFAULT 0 CHECK (imported >= 0),
  duplicate bigint NOT NULL DEFAULT 0 CHECK (duplicate >= 0),
  rejected bigint NOT NULL DEFAULT 0 CHECK (rejected >= 0),
  conflicting bigint NOT NULL DEFAULT 0 CHECK (conflicting BETWEEN 0 AND rejected),
  UNIQUE (source, whole, repeat_key)
);
CREATE INDEX ban_import_changed ON ban_import (changed_at);

CREATE FUNCTION import_goes_on() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.concluded_at IS NOT NULL THEN
    RAISE EXCEPTION 'an import that is concluded stands' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.upload_offset < OLD.upload_offset OR NEW.lines < OLD.lines OR NEW.imported < OLD.imported OR NEW.duplicate < OLD.duplicate
    OR NEW.rejected < OLD.rejected OR NEW.conflicting < OLD.conflicting OR (OLD.header IS NOT NULL AND NEW.header IS DISTINCT FROM OLD.header) THEN
    RAISE EXCEPTION 'an import goes on, never back' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ban_import_goes_on BEFORE UPDATE ON ban_import FOR EACH ROW EXECUTE FUNCTION import_goes_on();

-- A row that could not be taken: its line and why, never its text, which could hold an account.
CREATE TABLE ban_rejection (
  import_id uuid NOT NULL REFERENCES ban_import ON DELETE CASCADE,
  line bigint NOT NULL CHECK (line > 0),
  reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  PRIMARY KEY (import_id, line)
);

GRANT SELECT, INSERT, DELETE ON ban_import TO countersign_app;
GRANT UPDATE (changed_at, concluded_at, format, header, upload_offset, lines, imported, duplicate, rejected, conflicting) ON ban_import TO countersign_app;
GRANT SELECT, INSERT, DELETE ON ban_rejection TO countersign_app;
