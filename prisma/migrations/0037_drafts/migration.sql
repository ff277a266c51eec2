-- What a sudden shift holds: all that was about to leave. No hold ends by itself; one of counsel says that the shift is true, and what is held
-- goes on its way, or that it is false, and what is held never leaves. One is open at a time.
CREATE TABLE statement_hold (
  id uuid PRIMARY KEY,
  begun_at timestamptz NOT NULL,
  -- What shifted, as it was counted then: codes and sentences.
  shifts jsonb NOT NULL CHECK (jsonb_typeof(shifts) = 'array' AND jsonb_array_length(shifts) > 0),
  settled_by text,
  settled_at timestamptz,
  passed boolean,
  reason text CHECK (length(reason) BETWEEN 10 AND 2000),
  CONSTRAINT statement_hold_settled CHECK (num_nonnulls(settled_by, settled_at, passed, reason) IN (0, 4))
);
CREATE UNIQUE INDEX statement_hold_one_open ON statement_hold ((true)) WHERE settled_at IS NULL;
-- What was let pass and is not all back on its way.
CREATE INDEX statement_hold_passed ON statement_hold (id) WHERE passed;

CREATE FUNCTION statement_hold_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.settled_at IS NOT NULL OR (NEW.id, NEW.begun_at, NEW.shifts) IS DISTINCT FROM (OLD.id, OLD.begun_at, OLD.shifts) THEN
    RAISE EXCEPTION 'hold %: what it counted or came to is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_hold_stands BEFORE UPDATE ON statement_hold FOR EACH ROW EXECUTE FUNCTION statement_hold_stands();
CREATE TRIGGER statement_hold_kept BEFORE DELETE OR TRUNCATE ON statement_hold EXECUTE FUNCTION refuse_change();

ALTER TABLE statement ADD COLUMN hold_id uuid REFERENCES statement_hold (id);
ALTER TABLE statement ADD CONSTRAINT statement_held CHECK (hold_id IS NULL OR state = 'blocked');
CREATE INDEX statement_by_hold ON statement (hold_id) WHERE hold_id IS NOT NULL;

CREATE FUNCTION statement_let_pass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.hold_id IS DISTINCT FROM OLD.hold_id AND NOT EXISTS (SELECT FROM public.statement_hold h WHERE h.id = OLD.hold_id AND h.passed) THEN
    RAISE EXCEPTION 'statement %: nobody let pass what holds it', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_let_pass BEFORE UPDATE ON statement FOR EACH ROW WHEN (OLD.hold_id IS NOT NULL) EXECUTE FUNCTION statement_let_pass();

-- Drafts of an earlier version of the template are built anew before any of them leaves.
CREATE INDEX statement_by_template ON statement (template, id) WHERE state IN ('drafted', 'blocked');
-- The days of which something waits, and the latest of which something left.
CREATE INDEX statement_day_by_state ON statement_day (state, day);

GRANT SELECT ON statement_hold TO countersign_app;
GRANT INSERT (id, begun_at, shifts) ON statement_hold TO countersign_app;
GRANT UPDATE (settled_by, settled_at, passed, reason) ON statement_hold TO countersign_app;
GRANT UPDATE (hold_id) ON statement TO countersign_app;
