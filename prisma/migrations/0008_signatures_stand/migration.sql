-- What was signed stays signed, whoever writes: a countersignature under a proposal that could still change would be worth nothing.

CREATE FUNCTION decision_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.countersigned_by IS NOT NULL OR OLD.returned_by IS NOT NULL
     OR (NEW.id, NEW.request_id, NEW.outcome, NEW.basis, NEW.proposed_by, NEW.proposed_at)
        IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.outcome, OLD.basis, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'decision %: what was proposed, countersigned or sent back is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_stands BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION decision_stands();
CREATE TRIGGER decision_kept BEFORE DELETE OR TRUNCATE ON decision EXECUTE FUNCTION refuse_change();

CREATE FUNCTION register_version_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.founding OR OLD.countersigned_by IS NOT NULL OR OLD.rejected_by IS NOT NULL
     OR (NEW.id, NEW.number, NEW.preset, NEW.note, NEW.founding, NEW.proposed_by, NEW.proposed_at, NEW.effective_at)
        IS DISTINCT FROM (OLD.id, OLD.number, OLD.preset, OLD.note, OLD.founding, OLD.proposed_by, OLD.proposed_at, OLD.effective_at) THEN
    RAISE EXCEPTION 'register %: what was proposed, countersigned or rejected is not changed', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER register_version_stands BEFORE UPDATE ON register_version FOR EACH ROW EXECUTE FUNCTION register_version_stands();
CREATE TRIGGER register_version_kept BEFORE DELETE OR TRUNCATE ON register_version EXECUTE FUNCTION refuse_change();

-- A production rests on the decision about its own request, not on any that two people signed.
ALTER TABLE decision ADD CONSTRAINT decision_of_request UNIQUE (id, request_id);
ALTER TABLE production ADD CONSTRAINT production_own_decision
  FOREIGN KEY (decision_id, request_id) REFERENCES decision (id, request_id);
