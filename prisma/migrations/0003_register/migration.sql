-- The register: the versioned list of what the design retains, and of what it does not.

CREATE TABLE register_version (
  id uuid PRIMARY KEY,
  number integer NOT NULL UNIQUE CHECK (number >= 1),
  preset text CHECK (preset IN ('minimal', 'standard')),
  note text NOT NULL CHECK (length(note) BETWEEN 1 AND 4000),
  -- The first version is laid down at set-up by the operator; every later one needs two people.
  founding boolean NOT NULL DEFAULT false CHECK (NOT founding OR number = 1),
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  countersigned_by text,
  countersigned_at timestamptz,
  rejected_by text,
  rejected_at timestamptz,
  rejected_reason text CHECK (length(rejected_reason) BETWEEN 10 AND 4000),
  effective_at timestamptz NOT NULL,
  CONSTRAINT register_two_people CHECK (countersigned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT register_signed_once CHECK ((countersigned_by IS NULL) = (countersigned_at IS NULL)),
  CONSTRAINT register_rejected_once CHECK ((rejected_by IS NULL) = (rejected_at IS NULL)),
  CONSTRAINT register_not_both CHECK (countersigned_by IS NULL OR rejected_by IS NULL)
);
-- One proposal at a time.
CREATE UNIQUE INDEX register_one_proposal ON register_version ((true))
  WHERE countersigned_by IS NULL AND rejected_by IS NULL AND NOT founding;

CREATE TABLE register_field (
  version_id uuid NOT NULL REFERENCES register_version (id),
  key text NOT NULL CHECK (key ~ '^[a-z][a-z0-9-]{0,62}$'),
  position integer NOT NULL,
  label text NOT NULL,
  holding text NOT NULL CHECK (holding IN ('held', 'not-held', 'unavailable-by-design')),
  -- Why it is not held, in a sentence that a court can read.
  reason text,
  retention_days integer CHECK (retention_days > 0),
  surfaces text[] NOT NULL,
  eu_category text NOT NULL CHECK (eu_category IN ('subscriber', 'identification', 'traffic', 'content')),
  us_process text NOT NULL CHECK (us_process IN ('subpoena', 'court-order', 'warrant')),
  sensitivity text NOT NULL CHECK (sensitivity IN ('ordinary', 'personal', 'intimate')),
  source text,
  -- Grows with time, so that a demand for it must name a period.
  history boolean NOT NULL,
  PRIMARY KEY (version_id, key),
  UNIQUE (version_id, key, holding),
  CONSTRAINT register_absence_explained CHECK (holding = 'held' OR length(reason) >= 20)
);

CREATE FUNCTION register_field_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE settled boolean;
BEGIN
  SELECT founding OR countersigned_by IS NOT NULL OR rejected_by IS NOT NULL INTO settled
    FROM register_version WHERE id = COALESCE(NEW.version_id, OLD.version_id);
  -- The founding version's fields are written in the transaction that makes it; after that it is settled too.
  IF TG_OP <> 'INSERT' OR (settled AND NOT EXISTS (
      SELECT 1 FROM register_version v WHERE v.id = NEW.version_id AND v.founding AND v.xmin = pg_current_xact_id()::xid)) THEN
    RAISE EXCEPTION 'a field of a register version is written once and never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER register_field_frozen BEFORE INSERT OR UPDATE OR DELETE ON register_field
  FOR EACH ROW EXECUTE FUNCTION register_field_frozen();

GRANT SELECT, INSERT, UPDATE ON register_version TO countersign_app;
GRANT SELECT, INSERT ON register_field TO countersign_app;
