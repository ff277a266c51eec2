-- How accounts are found, in words that two of counsel sign, and how often that was wrong, in numbers that recount.

-- A description of a signal or of an automation level, in a language. None ships signed: number 1 is the first that was proposed here.
CREATE TABLE description_version (
  id uuid PRIMARY KEY,
  code text NOT NULL CHECK (code IN ('user-report', 'behaviour', 'profile', 'group-metadata', 'hash-match-unencrypted', 'known-network',
    'legal-order', 'manual-review', 'appeal', 'none', 'partial', 'full')),
  language text NOT NULL CHECK (language IN ('en', 'de', 'fr', 'pt', 'hi')),
  number integer NOT NULL CHECK (number >= 1),
  text text NOT NULL CHECK (length(text) BETWEEN 40 AND 4000),
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  countersigned_by text,
  countersigned_at timestamptz,
  in_force_from timestamptz,
  rejected_by text,
  rejected_at timestamptz,
  rejected_reason text CHECK (length(rejected_reason) BETWEEN 10 AND 2000),
  UNIQUE (code, language, number),
  CONSTRAINT description_two_people CHECK (countersigned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT description_signed_once CHECK (num_nulls(countersigned_by, countersigned_at, in_force_from) IN (0, 3)),
  CONSTRAINT description_not_before CHECK (in_force_from >= countersigned_at),
  CONSTRAINT description_rejected_once CHECK (num_nulls(rejected_by, rejected_at, rejected_reason) IN (0, 3)),
  CONSTRAINT description_not_both CHECK (countersigned_by IS NULL OR rejected_by IS NULL)
);
CREATE UNIQUE INDEX description_one_open ON description_version (code, language) WHERE countersigned_by IS NULL AND rejected_by IS NULL;
CREATE INDEX description_in_force ON description_version (code, language, in_force_from DESC) WHERE countersigned_by IS NOT NULL;

CREATE FUNCTION description_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.countersigned_by IS NOT NULL OR OLD.rejected_by IS NOT NULL
     OR (NEW.id, NEW.code, NEW.language, NEW.number, NEW.text, NEW.proposed_by, NEW.proposed_at)
        IS DISTINCT FROM (OLD.id, OLD.code, OLD.language, OLD.number, OLD.text, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'a description stands as it was proposed and signed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER description_stands BEFORE UPDATE OR DELETE ON description_version FOR EACH ROW EXECUTE FUNCTION description_stands();
CREATE TRIGGER description_kept BEFORE TRUNCATE ON description_version EXECUTE FUNCTION refuse_change();
GRANT SELECT ON description_version TO countersign_app;
-- Nothing is signed as it is written.
GRANT INSERT (id, code, language, number, text, proposed_by, proposed_at) ON description_version TO countersign_app;
GRANT UPDATE (countersigned_by, countersigned_at, in_force_from, rejected_by, rejected_at, rejected_reason) ON description_version TO countersign_app;

-- Bans that were overturned. A counting of them is a batch of its own: one entry of the log, its root over its rows, its count lines as evidence.
ALTER TABLE batch DROP CONSTRAINT batch_kind_check,
  ADD CONSTRAINT batch_kind_check CHECK (kind IN ('bans', 'requests', 'grievances', 'overturned'));

-- Each ban once, whatever number of reinstatements name it, with the codes of the ban itself: they outlive the month that goes to the archive.
CREATE TABLE ban_overturned (
  original uuid PRIMARY KEY,
  batch_id uuid NOT NULL,
  batch_row integer NOT NULL CHECK (batch_row >= 0),
  -- The day of the ban, not of its end.
  day date NOT NULL,
  country char(2) NOT NULL,
  surface ban_surface NOT NULL,
  reason ban_reason NOT NULL,
  signal ban_signal NOT NULL,
  automation ban_automation NOT NULL,
  reinstated_at timestamptz NOT NULL,
  UNIQUE (batch_id, batch_row)
);
CREATE TRIGGER ban_overturned_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_overturned EXECUTE FUNCTION refuse_change();

-- Canonical JSON, one count a line, sorted bytewise; batch.counts_digest is their SHA-256.
CREATE TABLE ban_overturned_count (
  batch_id uuid PRIMARY KEY REFERENCES batch (id),
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  lines text NOT NULL
);
CREATE TRIGGER ban_overturned_count_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_overturned_count EXECUTE FUNCTION refuse_change();

-- What pages and reports read beside ban_day. Days are UTC.
CREATE TABLE ban_overturned_day (
  day date NOT NULL,
  country char(2) NOT NULL,
  surface ban_surface NOT NULL,
  reason ban_reason NOT NULL,
  signal ban_signal NOT NULL,
  automation ban_automation NOT NULL,
  count bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (day, country, surface, reason, signal, automation)
) WITH (fillfactor = 60);
CREATE TRIGGER ban_overturned_day_kept BEFORE DELETE OR TRUNCATE ON ban_overturned_day EXECUTE FUNCTION refuse_change();

-- Reinstatements of a ban that is not in the ledger: it may still arrive, or its month is in the archive.
CREATE TABLE ban_overturned_waiting (
  original uuid PRIMARY KEY,
  reinstated_at timestamptz NOT NULL
);

-- How far the log was read for reinstatements. Leaf indices are given after the commit and never go back, as clocks do.
CREATE TABLE ban_overturned_mark (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  through bigint NOT NULL,
  counted_at timestamptz
);
INSERT INTO ban_overturned_mark (through) VALUES (-1);
CREATE FUNCTION ban_overturned_forward() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.through < OLD.through THEN
    RAISE EXCEPTION 'reinstatements are counted once: the mark never goes back' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ban_overturned_forward BEFORE UPDATE ON ban_overturned_mark FOR EACH ROW EXECUTE FUNCTION ban_overturned_forward();
CREATE TRIGGER ban_overturned_mark_kept BEFORE DELETE OR TRUNCATE ON ban_overturned_mark EXECUTE FUNCTION refuse_change();

CREATE INDEX ban_reinstatement_batch ON ban_reinstatement (batch_id);
GRANT SELECT, INSERT ON ban_overturned, ban_overturned_count TO countersign_app;
GRANT SELECT, INSERT, UPDATE ON ban_overturned_day TO countersign_app;
GRANT SELECT, INSERT, DELETE ON ban_overturned_waiting TO countersign_app;
GRANT SELECT, UPDATE (through, counted_at) ON ban_overturned_mark TO countersign_app;
