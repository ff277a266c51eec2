-- Overrides of legal rules by two people, escalations, calendar feeds, and the forms of European orders.

-- A house rule in place of the table's. It governs requests received from `effective_at` on, which is never before its second
-- signature: so no request that was received earlier can be counted by it.
CREATE TABLE rule_override (
  id uuid PRIMARY KEY,
  instrument text NOT NULL CHECK (length(instrument) BETWEEN 1 AND 63),
  kind text NOT NULL CHECK (kind IN ('deadline', 'house-target', 'switch', 'reading')),
  value jsonb NOT NULL CHECK (jsonb_typeof(value) = 'object'),
  reason text NOT NULL CHECK (length(reason) BETWEEN 20 AND 4000),
  -- From when on the proposer wants it; null: from the second signature on.
  wanted_at timestamptz,
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  countersigned_by text,
  countersigned_at timestamptz,
  effective_at timestamptz,
  rejected_by text,
  rejected_at timestamptz,
  rejected_reason text CHECK (length(rejected_reason) BETWEEN 10 AND 4000),
  -- Requests received from then on are counted by the table again.
  ended_by text,
  ended_at timestamptz,
  ended_reason text CHECK (length(ended_reason) BETWEEN 10 AND 4000),
  CONSTRAINT override_two_people CHECK (countersigned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT override_signed_once CHECK (num_nulls(countersigned_by, countersigned_at, effective_at) IN (0, 3)),
  CONSTRAINT override_not_backwards CHECK (effective_at >= countersigned_at AND (wanted_at IS NULL OR effective_at >= wanted_at)),
  CONSTRAINT override_rejected_once CHECK (num_nulls(rejected_by, rejected_at, rejected_reason) IN (0, 3)),
  CONSTRAINT override_not_both CHECK (countersigned_by IS NULL OR rejected_by IS NULL),
  CONSTRAINT override_ended_once CHECK (num_nulls(ended_by, ended_at, ended_reason) IN (0, 3)),
  CONSTRAINT override_ended_signed CHECK (ended_at IS NULL OR ended_at >= countersigned_at)
);
-- One proposal for one thing at a time.
CREATE UNIQUE INDEX override_one_proposal ON rule_override (instrument, kind) WHERE countersigned_by IS NULL AND rejected_by IS NULL;
CREATE INDEX override_in_effect ON rule_override (instrument, effective_at) WHERE effective_at IS NOT NULL;

CREATE FUNCTION rule_override_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.rejected_by IS NOT NULL OR OLD.ended_by IS NOT NULL
     OR (OLD.countersigned_by IS NOT NULL AND (NEW.countersigned_by, NEW.countersigned_at, NEW.effective_at)
        IS DISTINCT FROM (OLD.countersigned_by, OLD.countersigned_at, OLD.effective_at))
     OR (NEW.id, NEW.instrument, NEW.kind, NEW.value, NEW.reason, NEW.wanted_at, NEW.proposed_by, NEW.proposed_at)
        IS DISTINCT FROM (OLD.id, OLD.instrument, OLD.kind, OLD.value, OLD.reason, OLD.wanted_at, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'override %: what was proposed, countersigned, rejected or ended is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rule_override_stands BEFORE UPDATE ON rule_override FOR EACH ROW EXECUTE FUNCTION rule_override_stands();
CREATE TRIGGER rule_override_kept BEFORE DELETE OR TRUNCATE ON rule_override EXECUTE FUNCTION refuse_change();

-- Whose public holidays and day its clocks count by: `IE`, `DE-BY`. Written at receipt, so that a later move of the house moves no
-- deadline. Null: the asking State's.
ALTER TABLE legal_request ADD COLUMN clock_place text CHECK (clock_place ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$');

-- That people were told of a clock that runs out: once a threshold.
CREATE TABLE escalation (
  request_id uuid NOT NULL REFERENCES legal_request (id),
  threshold text NOT NULL CHECK (threshold IN ('half', 'three-quarters', 'past')),
  due_at timestamptz NOT NULL,
  escalated_at timestamptz NOT NULL,
  PRIMARY KEY (request_id, threshold)
);

-- A person's own address of the calendar. Only the hash of its secret is kept; a new one ends the old.
CREATE TABLE calendar_feed (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  version integer NOT NULL DEFAULT 1,
  made_at timestamptz NOT NULL
);

-- The forms of Regulation (EU) 2023/1543 by their annex: I and II came with the order, III is our answer, V and VI follow an order to
-- preserve. The form itself is a document.
CREATE TABLE european_form (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  annex text NOT NULL CHECK (annex IN ('I', 'II', 'III', 'V', 'VI')),
  document_id uuid NOT NULL REFERENCES document (id),
  -- Codes only: categories, whether an enforcing authority was notified, grounds of an answer.
  facts jsonb NOT NULL DEFAULT '{}',
  -- What only the enforcing authority is sent (Article 9(2) and (3)) and arrived here all the same. Nobody reads it.
  withheld text[] NOT NULL DEFAULT '{}' CHECK (withheld <@ ARRAY['grounds', 'case-summary']),
  withheld_sealed bytea,
  withheld_key_id text,
  set_aside_by text,
  set_aside_at timestamptz,
  -- When the form reached us, or was made.
  given_at timestamptz NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT form_set_aside_once CHECK ((set_aside_by IS NULL) = (set_aside_at IS NULL)),
  CONSTRAINT form_set_aside_gone CHECK (set_aside_at IS NULL OR (withheld_sealed IS NULL AND withheld <> '{}'))
);
CREATE UNIQUE INDEX european_form_one_order ON european_form (request_id) WHERE annex IN ('I', 'II');
-- Article 11(1) allows one extension, and one confirmation says it.
CREATE UNIQUE INDEX european_form_one_follow_up ON european_form (request_id, annex) WHERE annex IN ('V', 'VI');
CREATE INDEX european_form_request ON european_form (request_id, given_at);

CREATE FUNCTION european_form_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.request_id, NEW.annex, NEW.document_id, NEW.facts, NEW.withheld, NEW.given_at, NEW.added_by, NEW.added_at)
     IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.annex, OLD.document_id, OLD.facts, OLD.withheld, OLD.given_at, OLD.added_by, OLD.added_at)
     OR OLD.set_aside_at IS NOT NULL
     OR (NEW.withheld_sealed IS NOT NULL AND (NEW.withheld_sealed, NEW.withheld_key_id) IS DISTINCT FROM (OLD.withheld_sealed, OLD.withheld_key_id)) THEN
    RAISE EXCEPTION 'a form that came or was sent is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER european_form_stands BEFORE UPDATE ON european_form FOR EACH ROW EXECUTE FUNCTION european_form_stands();
CREATE TRIGGER european_form_kept BEFORE DELETE OR TRUNCATE ON european_form EXECUTE FUNCTION refuse_change();

-- What authorities said later of a European order, on which dates depend.
CREATE TABLE european_word (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  -- Articles 10(2) and 12: no ground for refusal; a ground for refusal. Article 4(5): validated afterwards; not validated.
  kind text NOT NULL CHECK (kind IN ('not-refused', 'refused', 'validated', 'not-validated')),
  said_at timestamptz NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  UNIQUE (request_id, kind)
);
CREATE TRIGGER european_word_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON european_word EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON rule_override, escalation, calendar_feed, european_form, european_word TO countersign_app;
GRANT UPDATE (countersigned_by, countersigned_at, effective_at, rejected_by, rejected_at, rejected_reason, ended_by, ended_at,
  ended_reason) ON rule_override TO countersign_app;
GRANT UPDATE (token_hash, version, made_at) ON calendar_feed TO countersign_app;
GRANT UPDATE (withheld_sealed, withheld_key_id, set_aside_by, set_aside_at) ON european_form TO countersign_app;
