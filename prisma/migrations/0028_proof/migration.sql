-- Counts of the ledger made again: what was begun, and what it found. A finding stands.

CREATE TABLE recount (
  id uuid PRIMARY KEY,
  -- A person's id, or `operator`: the nightly job and the command line.
  begun_by text NOT NULL,
  started_at timestamptz NOT NULL,
  -- Every month, or only those to which a batch came since their last sound recount.
  whole boolean NOT NULL,
  -- Whether every row was hashed again, up to its batch's root.
  roots boolean NOT NULL,
  ended_at timestamptz,
  rows bigint CHECK (rows >= 0),
  batches integer CHECK (batches >= 0),
  -- Figures of published reports that were computed again.
  figures integer CHECK (figures >= 0),
  -- First days of the months that were counted.
  months date[],
  -- A sentence each, with table and id; the first thousand.
  disagreements text[],
  CHECK (ended_at >= started_at),
  CHECK (num_nulls(ended_at, rows, batches, figures, months, disagreements) IN (0, 6))
);
CREATE INDEX recount_months ON recount USING gin (months) WHERE disagreements = '{}';

CREATE FUNCTION recount_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL OR (NEW.id, NEW.begun_by, NEW.started_at, NEW.whole, NEW.roots)
    IS DISTINCT FROM (OLD.id, OLD.begun_by, OLD.started_at, OLD.whole, OLD.roots) THEN
    RAISE EXCEPTION 'what a recount found stands' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER recount_stands BEFORE UPDATE ON recount FOR EACH ROW EXECUTE FUNCTION recount_stands();
CREATE TRIGGER recount_kept BEFORE DELETE OR TRUNCATE ON recount EXECUTE FUNCTION refuse_change();

GRANT SELECT ON recount TO countersign_app;
-- A recount is begun before it has found anything.
GRANT INSERT (id, begun_by, started_at, whole, roots) ON recount TO countersign_app;
GRANT UPDATE (ended_at, rows, batches, figures, months, disagreements) ON recount TO countersign_app;
