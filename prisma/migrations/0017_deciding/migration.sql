-- Deciding: grounds, narrowing, risk, questions with the clock stopped, objections, and the emergency lane.

-- What a proposal says beside its outcome. Risks are why the second person must be an independent one of counsel; what was narrowed
-- lies within what was asked; the ground is one that the regime allows.
ALTER TABLE decision
  ADD COLUMN risks text[] NOT NULL DEFAULT '{}',
  ADD COLUMN ground text CHECK (ground ~ '^[a-z]+(-[a-z]+)*$'),
  ADD COLUMN narrowed_from date,
  ADD COLUMN narrowed_to date,
  ADD CONSTRAINT decision_narrowed_whole CHECK ((narrowed_from IS NULL) = (narrowed_to IS NULL) AND narrowed_from <= narrowed_to);

-- Whether an authority had a decision here before, whatever its past years hold.
CREATE INDEX legal_request_decided_here ON legal_request (authority_id) WHERE decided_at IS NOT NULL AND NOT imported;

-- A target that the decision leaves out: nothing of it is collected or given.
ALTER TABLE request_target ADD COLUMN left_out boolean NOT NULL DEFAULT false;

-- A question to the authority. Its text is a message; while it is open nothing is decided, and its pause ends with it.
CREATE TABLE clarification (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  about text NOT NULL CHECK (about ~ '^[a-z]+(-[a-z]+)*$'),
  message_id uuid NOT NULL UNIQUE REFERENCES message (id),
  pause_id uuid UNIQUE REFERENCES request_pause (id),
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  -- By when the authority must answer; where the law says nothing, by when it was asked to.
  answer_due_at timestamptz NOT NULL CHECK (answer_due_at > asked_at),
  -- When the desk was told that no answer came.
  reminded_at timestamptz,
  ending text CHECK (ending IN ('answered', 'unanswered', 'withdrawn')),
  answer_id uuid UNIQUE REFERENCES message (id),
  ended_by text,
  ended_at timestamptz,
  CONSTRAINT clarification_ended CHECK ((ending IS NULL) = (ended_at IS NULL) AND (ending IS NULL) = (ended_by IS NULL)),
  CONSTRAINT clarification_answered CHECK ((answer_id IS NOT NULL) = (ending IS NOT DISTINCT FROM 'answered')),
  -- Silence is only silence once the time to answer has passed.
  CONSTRAINT clarification_unanswered CHECK (ending IS DISTINCT FROM 'unanswered' OR answer_due_at <= ended_at)
);
CREATE UNIQUE INDEX clarification_one_open ON clarification (request_id) WHERE ending IS NULL;
CREATE INDEX clarification_request ON clarification (request_id);
CREATE INDEX clarification_silent ON clarification (answer_due_at) WHERE ending IS NULL AND reminded_at IS NULL;

-- A reasoned objection: complying would break the law of another country. One person writes it, another lodges it.
CREATE TABLE objection (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  ground text NOT NULL,
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  provisions text NOT NULL CHECK (length(provisions) BETWEEN 3 AND 500),
  reasons text NOT NULL CHECK (length(reasons) BETWEEN 20 AND 8000),
  written_by text NOT NULL,
  written_at timestamptz NOT NULL,
  lodged_by text,
  lodged_at timestamptz,
  pause_id uuid UNIQUE REFERENCES request_pause (id),
  -- upheld: the order does not stand against it. confirmed: a court confirmed the order. withdrawn: it was not pursued.
  outcome text CHECK (outcome IN ('upheld', 'confirmed', 'withdrawn')),
  settled_by text,
  settled_at timestamptz,
  -- Of the court or authority that settled it.
  settled_reference text CHECK (length(settled_reference) BETWEEN 1 AND 300),
  CONSTRAINT objection_two_people CHECK (lodged_by IS DISTINCT FROM written_by),
  CONSTRAINT objection_lodged CHECK ((lodged_by IS NULL) = (lodged_at IS NULL) AND (pause_id IS NULL OR lodged_by IS NOT NULL)),
  CONSTRAINT objection_settled CHECK ((outcome IS NULL) = (settled_at IS NULL) AND (outcome IS NULL) = (settled_by IS NULL)),
  CONSTRAINT objection_settled_after CHECK (outcome IS NULL OR outcome = 'withdrawn' OR (lodged_by IS NOT NULL AND settled_reference IS NOT NULL))
);
CREATE UNIQUE INDEX objection_one_open ON objection (request_id) WHERE outcome IS NULL;
CREATE INDEX objection_request ON objection (request_id);

CREATE FUNCTION objection_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL
     OR (NEW.id, NEW.request_id, NEW.ground, NEW.country, NEW.provisions, NEW.reasons, NEW.written_by, NEW.written_at)
        IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.ground, OLD.country, OLD.provisions, OLD.reasons, OLD.written_by, OLD.written_at)
     OR (OLD.lodged_by IS NOT NULL AND (NEW.lodged_by, NEW.lodged_at, NEW.pause_id) IS DISTINCT FROM (OLD.lodged_by, OLD.lodged_at, OLD.pause_id)) THEN
    RAISE EXCEPTION 'objection %: what was written, lodged or settled is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objection_stands BEFORE UPDATE ON objection FOR EACH ROW EXECUTE FUNCTION objection_stands();
CREATE TRIGGER objection_kept BEFORE DELETE OR TRUNCATE ON objection EXECUTE FUNCTION refuse_change();

CREATE FUNCTION clarification_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ending IS NOT NULL
     OR (NEW.id, NEW.request_id, NEW.about, NEW.message_id, NEW.pause_id, NEW.asked_by, NEW.asked_at, NEW.answer_due_at)
        IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.about, OLD.message_id, OLD.pause_id, OLD.asked_by, OLD.asked_at, OLD.answer_due_at) THEN
    RAISE EXCEPTION 'clarification %: what was asked or answered is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clarification_stands BEFORE UPDATE ON clarification FOR EACH ROW EXECUTE FUNCTION clarification_stands();
CREATE TRIGGER clarification_kept BEFORE DELETE OR TRUNCATE ON clarification EXECUTE FUNCTION refuse_change();

-- What somebody attested in an emergency: which danger to life, in the wording that they saw. The facts may name people: sealed.
CREATE TABLE emergency (
  request_id uuid PRIMARY KEY REFERENCES legal_request (id),
  danger text NOT NULL CHECK (danger IN ('life', 'serious-injury', 'child', 'abduction', 'critical-infrastructure')),
  -- AES-256-GCM, context emergency:<request id>: JSON {facts, attestedBy}; null once retention has destroyed it.
  sealed bytea,
  key_id text,
  attestation text NOT NULL CHECK (length(attestation) BETWEEN 20 AND 2000),
  attested_at timestamptz NOT NULL,
  -- The legal process came with it, so that none is owed afterwards.
  process_came boolean NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL
);
-- A call to a number from an independent register, never from the demand.
CREATE TABLE call_back (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  register_source text NOT NULL CHECK (length(register_source) BETWEEN 3 AND 300),
  -- AES-256-GCM, context call_back:<id>: JSON {number, spokenTo}.
  sealed bytea,
  key_id text,
  outcome text NOT NULL CHECK (outcome IN ('confirmed', 'denied', 'unreachable')),
  called_by text NOT NULL,
  called_at timestamptz NOT NULL
);
CREATE INDEX call_back_request ON call_back (request_id, called_at DESC, id DESC);
-- After an emergency the legal process is owed; until it comes, or for ever.
CREATE TABLE process_owed (
  request_id uuid PRIMARY KEY REFERENCES legal_request (id),
  authority_id uuid NOT NULL REFERENCES authority (id),
  owed_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL CHECK (due_at > owed_at),
  -- When the desk was told that it is overdue.
  told_at timestamptz,
  received_at timestamptz CHECK (received_at >= owed_at),
  received_by text,
  instrument text,
  reference text CHECK (length(reference) BETWEEN 1 AND 200),
  document_id uuid REFERENCES document (id),
  CONSTRAINT process_received CHECK ((received_at IS NULL) = (received_by IS NULL) AND (received_at IS NULL) = (instrument IS NULL) AND (received_at IS NULL) = (reference IS NULL))
);
CREATE INDEX process_owed_waiting ON process_owed (due_at, request_id) WHERE received_at IS NULL;
CREATE INDEX process_owed_authority ON process_owed (authority_id, due_at);

CREATE FUNCTION process_owed_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.received_at IS NOT NULL
     OR (NEW.request_id, NEW.authority_id, NEW.owed_at, NEW.due_at) IS DISTINCT FROM (OLD.request_id, OLD.authority_id, OLD.owed_at, OLD.due_at) THEN
    RAISE EXCEPTION 'what process is owed, and what was received of it, is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER process_owed_stands BEFORE UPDATE ON process_owed FOR EACH ROW EXECUTE FUNCTION process_owed_stands();
CREATE TRIGGER process_owed_kept BEFORE DELETE OR TRUNCATE ON process_owed EXECUTE FUNCTION refuse_change();
CREATE TRIGGER call_back_kept BEFORE DELETE OR TRUNCATE ON call_back EXECUTE FUNCTION refuse_change();
CREATE TRIGGER emergency_kept BEFORE DELETE OR TRUNCATE ON emergency EXECUTE FUNCTION refuse_change();

-- A proposal: nothing while a question or an objection is open; within what was asked; with the risks that the database can see.
CREATE FUNCTION decision_proposed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked record;
BEGIN
  IF EXISTS (SELECT FROM clarification c WHERE c.request_id = NEW.request_id AND c.ending IS NULL)
     OR EXISTS (SELECT FROM objection o WHERE o.request_id = NEW.request_id AND o.outcome IS NULL) THEN
    RAISE EXCEPTION 'nothing is decided while a question or an objection is open' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT r.emergency, r.period_from, r.period_to, NOT EXISTS (
           SELECT FROM legal_request o WHERE o.authority_id = r.authority_id AND o.id <> r.id AND o.decided_at IS NOT NULL AND NOT o.imported) AS first_time,
         EXISTS (SELECT FROM request_field f JOIN register_field g ON g.version_id = r.register_version_id AND g.key = f.field_key
                  WHERE f.request_id = r.id AND f.granted AND g.eu_category = 'content') AS content
    INTO asked FROM legal_request r WHERE r.id = NEW.request_id;
  IF NEW.narrowed_from < asked.period_from OR NEW.narrowed_to > asked.period_to THEN
    RAISE EXCEPTION 'a decision is narrower than what was asked, never wider' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (asked.emergency AND NOT NEW.risks @> '{emergency}') OR (asked.first_time AND NOT NEW.risks @> '{first-time-authority}')
     OR (asked.content AND NOT NEW.risks @> '{content-class}') THEN
    RAISE EXCEPTION 'a decision names its risks' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_proposed BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION decision_proposed();

-- The second signature. Where there is a risk it is counsel's, and not of somebody who verified who asks.
CREATE FUNCTION decision_signed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT NEW.risks @> OLD.risks OR (NEW.ground, NEW.narrowed_from, NEW.narrowed_to) IS DISTINCT FROM (OLD.ground, OLD.narrowed_from, OLD.narrowed_to) THEN
    RAISE EXCEPTION 'decision %: what was proposed is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.countersigned_by IS NOT NULL AND cardinality(NEW.risks) > 0 THEN
    IF NOT EXISTS (SELECT FROM person p WHERE p.id::text = NEW.countersigned_by AND p.role = 'counsel') THEN
      RAISE EXCEPTION 'where there is a risk, counsel signs second' USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (SELECT FROM legal_request r JOIN authority a ON a.id = r.authority_id LEFT JOIN officer o ON o.id = r.officer_id
                WHERE r.id = NEW.request_id AND NEW.countersigned_by IN (a.verified_by, o.verified_by))
       OR EXISTS (SELECT FROM call_back c WHERE c.request_id = NEW.request_id AND c.called_by = NEW.countersigned_by) THEN
      RAISE EXCEPTION 'where there is a risk, who verified the requester does not sign second' USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_signed BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION decision_signed();

-- What two people left out stays out.
CREATE FUNCTION request_target_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.left_out IS DISTINCT FROM OLD.left_out
     AND EXISTS (SELECT FROM decision d WHERE d.request_id = OLD.request_id AND d.signed AND d.returned_by IS NULL) THEN
    RAISE EXCEPTION 'which targets are left out was signed by two people and is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_target_stands BEFORE UPDATE OF left_out ON request_target FOR EACH ROW EXECUTE FUNCTION request_target_stands();

CREATE FUNCTION produced_value_of_target() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM request_target t WHERE t.id = NEW.target_id AND t.left_out) THEN
    RAISE EXCEPTION 'nothing is kept of a target that the decision leaves out' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER produced_value_of_target AFTER INSERT ON produced_value FOR EACH ROW EXECUTE FUNCTION produced_value_of_target();

-- In an emergency nothing is released before somebody answered at an independent number; once it is, the process is owed.
CREATE FUNCTION emergency_release() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  hours integer;
BEGIN
  IF NOT EXISTS (SELECT FROM legal_request r JOIN decision d ON d.id = NEW.decision_id
                  WHERE r.id = NEW.request_id AND r.emergency AND d.outcome IN ('granted', 'partial')) THEN
    RETURN NEW;
  END IF;
  IF (SELECT c.outcome FROM call_back c WHERE c.request_id = NEW.request_id ORDER BY c.called_at DESC, c.id DESC LIMIT 1) IS DISTINCT FROM 'confirmed' THEN
    RAISE EXCEPTION 'an emergency is released only after a call-back that confirmed it' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM emergency e WHERE e.request_id = NEW.request_id AND e.process_came) THEN
    SELECT COALESCE((SELECT (value #>> '{}')::integer FROM setting WHERE key = 'processOwedHours'), 48) INTO hours;
    INSERT INTO process_owed (request_id, authority_id, owed_at, due_at)
    SELECT r.id, r.authority_id, NEW.made_at, NEW.made_at + make_interval(hours => hours) FROM legal_request r WHERE r.id = NEW.request_id
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER emergency_release BEFORE INSERT ON production FOR EACH ROW EXECUTE FUNCTION emergency_release();

GRANT SELECT, INSERT ON clarification, objection, emergency, call_back, process_owed TO countersign_app;
GRANT UPDATE (ending, answer_id, ended_by, ended_at, reminded_at) ON clarification TO countersign_app;
GRANT UPDATE (lodged_by, lodged_at, pause_id, outcome, settled_by, settled_at, settled_reference) ON objection TO countersign_app;
GRANT UPDATE (sealed, key_id) ON emergency, call_back TO countersign_app;
GRANT UPDATE (told_at, received_at, received_by, instrument, reference, document_id) ON process_owed TO countersign_app;
