-- What follows a ban: appeals of users, and orders of governments to ban or to restore.

-- The key of a ban: the first 16 bytes of SHA-256(source ‖ 0 ‖ the sender's own id), as `ban_key` has it.
CREATE FUNCTION ban_address(source text, sender_id text) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT encode(substr(sha256(convert_to(source, 'UTF8') || '\x00'::bytea || convert_to(sender_id, 'UTF8')), 1, 16), 'hex')::uuid
$$;

-- The row of the ledger with this key; none while it has not arrived, or when its month is in the archive. Its batch's days lead to the month,
-- so that no other partition is looked at.
CREATE FUNCTION ban_at(key uuid) RETURNS SETOF ban LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.* FROM ban_key k JOIN ban_batch_count c ON c.batch_id = k.batch_id JOIN ban b ON b.batch_id = k.batch_id AND b.batch_row = k.batch_row
     AND b.occurred_at >= c.first_day::timestamp AT TIME ZONE 'UTC' AND b.occurred_at < (c.last_day + 1)::timestamp AT TIME ZONE 'UTC'
   WHERE k.key = ban_at.key
$$;

CREATE TABLE appeal (
  id uuid PRIMARY KEY,
  -- Who sent it, with their own id of it: a machine's source, or `countersign` for what staff recorded.
  source text NOT NULL CHECK (source ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  sender_id text NOT NULL CHECK (length(sender_id) BETWEEN 1 AND 200),
  -- The ban appealed. It may arrive after its appeal.
  ban_source text NOT NULL CHECK (ban_source ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  ban_sender_id text NOT NULL CHECK (length(ban_sender_id) BETWEEN 1 AND 200),
  ban uuid NOT NULL GENERATED ALWAYS AS (ban_address(ban_source, ban_sender_id)) STORED,
  country char(2) CHECK (country ~ '^[A-Z]{2}$'),
  language text CHECK (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  received_at timestamptz NOT NULL,
  -- What the user wrote, sealed; seen by a recorded reveal only, destroyed at its time.
  stated boolean NOT NULL,
  sealed bytea,
  key_id text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  -- What the ledger says of the ban. Written by `appeal_learns` and by nobody else, so that nobody can say otherwise.
  ban_reason ban_reason,
  ban_signal ban_signal,
  ban_automation ban_automation,
  ban_country char(2),
  ban_occurred_at timestamptz,
  ban_reported boolean,
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'assigned', 'proposed', 'decided', 'reinstated', 'withdrawn')),
  assigned_to uuid REFERENCES person (id),
  -- When a person first took it up. An automatic acknowledgement is none.
  looked_at timestamptz,
  outcome text CHECK (outcome IN ('upheld', 'overturned')),
  reason text CHECK (reason IN ('evidence-confirmed', 'policy-breached', 'no-new-facts', 'wrong-account', 'signal-error', 'context', 'policy-not-breached',
    'proportionality', 'account-recovered', 'order-of-authority')),
  -- Whether the decision asks for a second person, as the house had it when it was proposed.
  by_two boolean NOT NULL DEFAULT false,
  proposed_by text,
  proposed_at timestamptz,
  countersigned_by text,
  decided_at timestamptz,
  -- Its place in what the platform reads: gapless for each source, in the order of the decisions.
  result_number bigint,
  -- That a person asked for the ledger's own row, where the platform sent none.
  reinstate_asked_by text,
  reinstate_asked_at timestamptz,
  reinstated_at timestamptz,
  reinstated_by text CHECK (reinstated_by IN ('platform', 'countersign')),
  withdrawn_reason text CHECK (withdrawn_reason IN ('by-user', 'duplicate', 'no-such-ban')),
  withdrawn_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT appeal_arrives_once UNIQUE (source, sender_id),
  CONSTRAINT appeal_result_once UNIQUE (ban_source, result_number),
  CONSTRAINT appeal_sealed CHECK ((sealed IS NULL) = (key_id IS NULL) AND (stated OR sealed IS NULL)),
  CONSTRAINT appeal_taken_up CHECK (state IN ('received', 'withdrawn') OR (assigned_to IS NOT NULL AND looked_at IS NOT NULL)),
  CONSTRAINT appeal_proposed_whole CHECK (num_nulls(outcome, reason, proposed_by, proposed_at) IN (0, 4)),
  CONSTRAINT appeal_proposed CHECK ((state IN ('proposed', 'decided', 'reinstated')) = (outcome IS NOT NULL)),
  CONSTRAINT appeal_reason_fits CHECK ((outcome = 'upheld') = (reason IN ('evidence-confirmed', 'policy-breached', 'no-new-facts'))),
  CONSTRAINT appeal_knows_ban CHECK (outcome IS NULL OR ban_reason IS NOT NULL),
  CONSTRAINT appeal_decided CHECK ((state IN ('decided', 'reinstated')) = (decided_at IS NOT NULL) AND (decided_at IS NULL) = (result_number IS NULL)),
  -- Nobody countersigns their own proposal; and what lets an account back that was banned for the exploitation of children is said by two.
  CONSTRAINT appeal_two_people CHECK (countersigned_by <> proposed_by),
  CONSTRAINT appeal_second_decides CHECK (countersigned_by IS NULL OR decided_at IS NOT NULL),
  CONSTRAINT appeal_child_safety_by_two CHECK (by_two OR outcome IS DISTINCT FROM 'overturned' OR ban_reason IS DISTINCT FROM 'child-exploitation'),
  CONSTRAINT appeal_by_two CHECK (decided_at IS NULL OR NOT by_two OR countersigned_by IS NOT NULL),
  CONSTRAINT appeal_reinstated CHECK (num_nulls(reinstated_at, reinstated_by) = CASE state WHEN 'reinstated' THEN 0 ELSE 2 END),
  CONSTRAINT appeal_reinstates_overturned CHECK (num_nulls(reinstated_at, reinstate_asked_at) = 2 OR outcome = 'overturned'),
  CONSTRAINT appeal_asked_once CHECK ((reinstate_asked_by IS NULL) = (reinstate_asked_at IS NULL)),
  CONSTRAINT appeal_withdrawn CHECK (num_nulls(withdrawn_reason, withdrawn_at) = CASE state WHEN 'withdrawn' THEN 0 ELSE 2 END)
);
CREATE INDEX appeal_open ON appeal (received_at, id) WHERE state IN ('received', 'assigned', 'proposed');
CREATE INDEX appeal_received ON appeal (received_at DESC, id DESC);
CREATE INDEX appeal_ban ON appeal (ban);
CREATE INDEX appeal_to_reinstate ON appeal (decided_at, id) WHERE state = 'decided' AND outcome = 'overturned';
CREATE INDEX appeal_waits_for_ban ON appeal (ban) WHERE ban_reason IS NULL;
CREATE INDEX appeal_settled ON appeal (greatest(decided_at, reinstated_at, withdrawn_at)) WHERE sealed IS NOT NULL;

-- Copies what the ledger says of the ban, as soon as it is there. A reinstatement is no ban.
CREATE FUNCTION appeal_learns() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.ban_reason IS NULL THEN
    SELECT b.reason, b.signal, b.automation, b.country, b.occurred_at, b.external_report IS NOT NULL
      INTO NEW.ban_reason, NEW.ban_signal, NEW.ban_automation, NEW.ban_country, NEW.ban_occurred_at, NEW.ban_reported
      FROM ban_at(ban_address(NEW.ban_source, NEW.ban_sender_id)) b WHERE b.action <> 'reinstate';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.decided_at IS NOT NULL AND OLD.decided_at IS NULL THEN
    -- One after the other, so that whoever reads up to a number has all before it.
    PERFORM pg_advisory_xact_lock(hashtext('countersign.appeals.' || NEW.ban_source));
    SELECT coalesce(max(result_number), 0) + 1 INTO NEW.result_number FROM appeal WHERE ban_source = NEW.ban_source;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appeal_learns BEFORE INSERT OR UPDATE ON appeal FOR EACH ROW EXECUTE FUNCTION appeal_learns();

-- What arrived and what was decided stands; a state follows only on those that lead to it.
CREATE FUNCTION appeal_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.source, NEW.sender_id, NEW.ban_source, NEW.ban_sender_id, NEW.country, NEW.language, NEW.received_at, NEW.stated, NEW.recorded_by, NEW.recorded_at)
     IS DISTINCT FROM
     (OLD.id, OLD.source, OLD.sender_id, OLD.ban_source, OLD.ban_sender_id, OLD.country, OLD.language, OLD.received_at, OLD.stated, OLD.recorded_by, OLD.recorded_at)
     OR (OLD.looked_at IS NOT NULL AND NEW.looked_at IS DISTINCT FROM OLD.looked_at)
     OR (OLD.decided_at IS NOT NULL AND
         (NEW.outcome, NEW.reason, NEW.by_two, NEW.proposed_by, NEW.proposed_at, NEW.countersigned_by, NEW.decided_at, NEW.assigned_to)
         IS DISTINCT FROM
         (OLD.outcome, OLD.reason, OLD.by_two, OLD.proposed_by, OLD.proposed_at, OLD.countersigned_by, OLD.decided_at, OLD.assigned_to)) THEN
    RAISE EXCEPTION 'appeal %: what arrived and what was decided stands', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  -- Two looks, not two names written at once: the second signs what stood there as the first had proposed it.
  IF NEW.countersigned_by IS NOT NULL AND OLD.countersigned_by IS NULL AND (OLD.state <> 'proposed'
     OR (NEW.outcome, NEW.reason, NEW.by_two, NEW.proposed_by, NEW.proposed_at)
        IS DISTINCT FROM (OLD.outcome, OLD.reason, OLD.by_two, OLD.proposed_by, OLD.proposed_at)) THEN
    RAISE EXCEPTION 'appeal %: only what was proposed is countersigned', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT (OLD.state || ' ' || NEW.state) IN ('received assigned', 'assigned proposed', 'assigned decided', 'proposed assigned',
     'proposed decided', 'decided reinstated', 'received withdrawn', 'assigned withdrawn', 'proposed withdrawn') THEN
    RAISE EXCEPTION 'appeal %: from % to % there is no way', OLD.id, OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appeal_stands BEFORE UPDATE ON appeal FOR EACH ROW EXECUTE FUNCTION appeal_stands();
CREATE TRIGGER appeal_spared BEFORE UPDATE OF sealed ON appeal FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER appeal_kept BEFORE DELETE OR TRUNCATE ON appeal EXECUTE FUNCTION refuse_change();

-- What reviewers write beside a decision. It may name people, so it is sealed.
CREATE TABLE appeal_note (
  id uuid PRIMARY KEY,
  appeal_id uuid NOT NULL REFERENCES appeal (id),
  of text NOT NULL CHECK (of IN ('proposal', 'return')),
  sealed bytea,
  key_id text,
  written_by text NOT NULL,
  written_at timestamptz NOT NULL,
  CONSTRAINT appeal_note_sealed CHECK ((sealed IS NULL) = (key_id IS NULL))
);
CREATE INDEX appeal_note_appeal ON appeal_note (appeal_id, written_at);
CREATE FUNCTION appeal_note_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.sealed IS NOT NULL THEN
    RAISE EXCEPTION 'a note is destroyed or stands as it was written' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appeal_note_stands BEFORE UPDATE ON appeal_note FOR EACH ROW EXECUTE FUNCTION appeal_note_stands();
CREATE TRIGGER appeal_note_kept BEFORE DELETE OR TRUNCATE ON appeal_note EXECUTE FUNCTION refuse_change();

GRANT SELECT ON appeal TO countersign_app;
GRANT INSERT (id, source, sender_id, ban_source, ban_sender_id, country, language, received_at, stated, sealed, key_id, recorded_by, recorded_at) ON appeal TO countersign_app;
GRANT UPDATE (state, assigned_to, looked_at, outcome, reason, by_two, proposed_by, proposed_at, countersigned_by, decided_at, reinstate_asked_by,
  reinstate_asked_at, reinstated_at, reinstated_by, withdrawn_reason, withdrawn_at, sealed, key_id, version) ON appeal TO countersign_app;
GRANT SELECT, INSERT ON appeal_note TO countersign_app;
GRANT UPDATE (sealed, key_id) ON appeal_note TO countersign_app;

-- Orders to ban or to restore an account: of the Grievance Appellate Committee (rule 3A of the IT Rules, 2021), of courts, of other authorities.
CREATE TABLE ban_order (
  id uuid PRIMARY KEY,
  asks text NOT NULL CHECK (asks IN ('ban', 'restore')),
  authority text NOT NULL CHECK (length(authority) BETWEEN 2 AND 200),
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  -- A rule of lib/law, or `court-order` and `other` where none is there.
  instrument text NOT NULL CHECK (instrument ~ '^[A-Za-z0-9-]{2,63}$'),
  -- The authority's own.
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
  received_at timestamptz NOT NULL,
  printed_due_on date,
  due_at timestamptz,
  clock_rule text,
  -- The request of the desk that it is, where it is one; and the ban that it is about.
  request_id uuid REFERENCES legal_request (id),
  ban_source text CHECK (ban_source ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  ban_sender_id text CHECK (length(ban_sender_id) BETWEEN 1 AND 200),
  ban uuid GENERATED ALWAYS AS (ban_address(ban_source, ban_sender_id)) STORED,
  -- Written by `ban_order_learns` and by nobody else.
  ban_reason ban_reason,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'proposed', 'settled', 'withdrawn')),
  outcome text CHECK (outcome IN ('complied', 'partly', 'refused')),
  reason text CHECK (reason IN ('no-jurisdiction', 'not-binding', 'defective', 'not-found', 'not-ours', 'disproportionate', 'under-challenge', 'other')),
  proposed_by text,
  proposed_at timestamptz,
  countersigned_by text,
  settled_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT ban_order_once UNIQUE (authority, reference),
  CONSTRAINT ban_order_ban CHECK ((ban_source IS NULL) = (ban_sender_id IS NULL)),
  CONSTRAINT ban_order_proposed_whole CHECK (num_nulls(outcome, proposed_by, proposed_at) IN (0, 3)),
  CONSTRAINT ban_order_proposed CHECK ((state IN ('proposed', 'settled')) = (outcome IS NOT NULL)),
  CONSTRAINT ban_order_reason CHECK ((reason IS NOT NULL) = (outcome IS NOT NULL AND outcome <> 'complied')),
  CONSTRAINT ban_order_settled CHECK ((state = 'settled') = (settled_at IS NOT NULL)),
  CONSTRAINT ban_order_two_people CHECK (countersigned_by <> proposed_by),
  CONSTRAINT ban_order_second_settles CHECK (countersigned_by IS NULL OR settled_at IS NOT NULL),
  -- What closes an account, and what lets one back whose ban is not known to be of another reason than the exploitation of children, is said by two.
  CONSTRAINT ban_order_by_two CHECK (settled_at IS NULL OR outcome = 'refused' OR countersigned_by IS NOT NULL
    OR (asks = 'restore' AND ban_reason IS NOT NULL AND ban_reason <> 'child-exploitation'))
);
CREATE INDEX ban_order_received ON ban_order (received_at DESC, id DESC);
CREATE INDEX ban_order_request ON ban_order (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX ban_order_of_ban ON ban_order (ban) WHERE ban IS NOT NULL;

CREATE FUNCTION ban_order_learns() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.ban_reason IS NULL AND NEW.ban_source IS NOT NULL THEN
    SELECT b.reason INTO NEW.ban_reason
      FROM ban_at(ban_address(NEW.ban_source, NEW.ban_sender_id)) b WHERE b.action <> 'reinstate';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ban_order_learns BEFORE INSERT OR UPDATE ON ban_order FOR EACH ROW EXECUTE FUNCTION ban_order_learns();

CREATE FUNCTION ban_order_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.asks, NEW.authority, NEW.country, NEW.instrument, NEW.reference, NEW.received_at, NEW.printed_due_on, NEW.due_at, NEW.clock_rule, NEW.request_id,
      NEW.ban_source, NEW.ban_sender_id, NEW.recorded_by, NEW.recorded_at)
     IS DISTINCT FROM
     (OLD.id, OLD.asks, OLD.authority, OLD.country, OLD.instrument, OLD.reference, OLD.received_at, OLD.printed_due_on, OLD.due_at, OLD.clock_rule, OLD.request_id,
      OLD.ban_source, OLD.ban_sender_id, OLD.recorded_by, OLD.recorded_at)
     OR OLD.state IN ('settled', 'withdrawn') THEN
    RAISE EXCEPTION 'order %: what was received and what was settled stands', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.countersigned_by IS NOT NULL AND (OLD.state <> 'proposed' OR (NEW.outcome, NEW.reason, NEW.proposed_by, NEW.proposed_at)
     IS DISTINCT FROM (OLD.outcome, OLD.reason, OLD.proposed_by, OLD.proposed_at)) THEN
    RAISE EXCEPTION 'order %: only what was proposed is countersigned', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ban_order_stands BEFORE UPDATE ON ban_order FOR EACH ROW EXECUTE FUNCTION ban_order_stands();
CREATE TRIGGER ban_order_kept BEFORE DELETE OR TRUNCATE ON ban_order EXECUTE FUNCTION refuse_change();

GRANT SELECT ON ban_order TO countersign_app;
GRANT INSERT (id, asks, authority, country, instrument, reference, received_at, printed_due_on, due_at, clock_rule, request_id, ban_source, ban_sender_id,
  recorded_by, recorded_at) ON ban_order TO countersign_app;
GRANT UPDATE (state, outcome, reason, proposed_by, proposed_at, countersigned_by, settled_at, version) ON ban_order TO countersign_app;

-- Statements and notes of appeals are destroyed on a clock of their own.
ALTER TABLE retention_rule DROP CONSTRAINT retention_rule_kind_check;
ALTER TABLE retention_rule ADD CONSTRAINT retention_rule_kind_check
  CHECK (kind IN ('targets', 'documents', 'productions', 'messages', 'mail', 'hold-snapshots', 'notice-files', 'appeals'));

-- `countersign` names what the house itself wrote into the ledger; no machine sends under it.
ALTER TABLE api_key ADD CONSTRAINT api_key_not_ours CHECK (source <> 'countersign') NOT VALID;
