-- The account's hash is known by the version of the key that made it, in grievances as in bans.
ALTER TABLE grievance ADD COLUMN account_key smallint NOT NULL DEFAULT 1;

-- The versions of the account key, by their fingerprints; the keys themselves are beside the state. An old version is destroyed for ever
-- when one person proposes it and another countersigns; from the countersignature on no look-up asks under it.
CREATE TABLE account_key_version (
  version smallint PRIMARY KEY CHECK (version > 0),
  -- The first 8 hex digits of the key's SHA-256.
  fingerprint text NOT NULL CHECK (fingerprint ~ '^[0-9a-f]{8}$'),
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  proposed_by text,
  proposed_at timestamptz,
  retired_by text,
  retired_at timestamptz,
  destroyed_at timestamptz,
  CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)),
  CHECK ((retired_by IS NULL) = (retired_at IS NULL)),
  CONSTRAINT two_people CHECK (retired_by IS NULL OR (proposed_by IS NOT NULL AND retired_by <> proposed_by)),
  CHECK (destroyed_at IS NULL OR retired_at IS NOT NULL)
);
CREATE FUNCTION account_key_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF num_nonnulls(NEW.proposed_at, NEW.retired_at, NEW.destroyed_at) > 0 THEN
      RAISE EXCEPTION 'a new account key is neither proposed nor retired' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.version, NEW.fingerprint, NEW.made_by, NEW.made_at) IS DISTINCT FROM (OLD.version, OLD.fingerprint, OLD.made_by, OLD.made_at)
     OR (OLD.retired_at IS NOT NULL AND (NEW.proposed_by, NEW.proposed_at, NEW.retired_by, NEW.retired_at)
         IS DISTINCT FROM (OLD.proposed_by, OLD.proposed_at, OLD.retired_by, OLD.retired_at))
     OR (OLD.destroyed_at IS NOT NULL AND NEW.destroyed_at IS DISTINCT FROM OLD.destroyed_at) THEN
    RAISE EXCEPTION 'what became of an account key is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.retired_at IS NOT NULL AND OLD.retired_at IS NULL
     AND (OLD.proposed_by IS NULL OR (NEW.proposed_by, NEW.proposed_at) IS DISTINCT FROM (OLD.proposed_by, OLD.proposed_at)) THEN
    RAISE EXCEPTION 'only what was proposed is countersigned' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.retired_at IS NOT NULL AND NEW.version >= (SELECT max(version) FROM public.account_key_version) THEN
    RAISE EXCEPTION 'the present account key is not retired' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_key_stands BEFORE INSERT OR UPDATE ON account_key_version FOR EACH ROW EXECUTE FUNCTION account_key_stands();
CREATE TRIGGER account_key_kept BEFORE DELETE OR TRUNCATE ON account_key_version EXECUTE FUNCTION refuse_change();

-- How often accounts come back, a month (UTC) each, counted by a job over the rows of the month: totals only, no account.
CREATE TABLE ban_repeat (
  month date PRIMARY KEY CHECK (extract(day FROM month) = 1),
  -- Accounts that were banned or suspended in the month; of them, more than once in it; and after a reinstatement within the year before.
  accounts bigint NOT NULL CHECK (accounts >= 0),
  repeated bigint NOT NULL CHECK (repeated BETWEEN 0 AND accounts),
  after_reinstatement bigint NOT NULL CHECK (after_reinstatement BETWEEN 0 AND accounts),
  counted_at timestamptz NOT NULL
);
CREATE TRIGGER ban_repeat_kept BEFORE DELETE OR TRUNCATE ON ban_repeat EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE (proposed_by, proposed_at, retired_by, retired_at, destroyed_at) ON account_key_version TO countersign_app;
GRANT SELECT, INSERT, UPDATE ON ban_repeat TO countersign_app;
