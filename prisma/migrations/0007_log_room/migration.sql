-- The auditor's room: the log searched by time, and verifications that go on when their page is left.

-- The list is newest first by the time that the entry itself says. (subject, id) stays: a subject has few entries.
CREATE INDEX log_entry_time ON log_entry (at, id);
DROP INDEX log_entry_action;
DROP INDEX log_entry_actor;
CREATE INDEX log_entry_action ON log_entry (action, at, id);
CREATE INDEX log_entry_actor ON log_entry (actor_id, at, id);

-- One run of the verifier. Its verdict is an entry of the log; what stands here is for showing, and is not believed by anyone.
CREATE TABLE log_verification (
  id uuid PRIMARY KEY,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  leaves bigint NOT NULL DEFAULT 0 CHECK (leaves >= 0),
  leaves_of bigint NOT NULL DEFAULT 0 CHECK (leaves_of >= 0),
  -- The last sign of life: a run that is silent for two minutes is lost, and another may begin.
  seen_at timestamptz NOT NULL,
  finished_at timestamptz,
  code text,
  sentence text,
  fault jsonb,
  CHECK ((finished_at IS NULL) = (code IS NULL)),
  CHECK ((code IS NULL) = (sentence IS NULL))
);
GRANT SELECT, INSERT, UPDATE ON log_verification TO countersign_app;
