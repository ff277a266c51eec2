-- Statements of reasons for public surfaces: Articles 17 and 24(5) of Regulation (EU) 2022/2065, sent to the DSA Transparency Database.

-- What a statement says of a ban, reason by reason: category, ground, explanation, facts. A version is proposed by one person and
-- countersigned by another; a statement refers to a signed one, and what it says follows from its codes and that version alone.
CREATE TABLE statement_template (
  number integer PRIMARY KEY CHECK (number > 0),
  content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 2000),
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  countersigned_by text,
  countersigned_at timestamptz,
  rejected_by text,
  rejected_at timestamptz,
  signed boolean NOT NULL GENERATED ALWAYS AS (countersigned_by IS NOT NULL) STORED,
  UNIQUE (number, signed),
  CONSTRAINT statement_template_two_people CHECK (countersigned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT statement_template_countersigned CHECK ((countersigned_by IS NULL) = (countersigned_at IS NULL)),
  CONSTRAINT statement_template_rejected CHECK ((rejected_by IS NULL) = (rejected_at IS NULL)),
  CONSTRAINT statement_template_settled_once CHECK (countersigned_by IS NULL OR rejected_by IS NULL)
);
CREATE UNIQUE INDEX statement_template_one_open ON statement_template ((true)) WHERE countersigned_by IS NULL AND rejected_by IS NULL;

CREATE FUNCTION statement_template_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.countersigned_by IS NOT NULL OR OLD.rejected_by IS NOT NULL
     OR (NEW.number, NEW.content, NEW.reason, NEW.proposed_by, NEW.proposed_at)
        IS DISTINCT FROM (OLD.number, OLD.content, OLD.reason, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'statement template %: what was proposed or settled is not changed', OLD.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_template_stands BEFORE UPDATE ON statement_template FOR EACH ROW EXECUTE FUNCTION statement_template_stands();
CREATE TRIGGER statement_template_kept BEFORE DELETE OR TRUNCATE ON statement_template EXECUTE FUNCTION refuse_change();

-- The way to the Database, and whether anything is sent. Off unless somebody else than who set the way turned it on.
CREATE TABLE statement_connection (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  host text NOT NULL CHECK (length(host) BETWEEN 1 AND 300),
  -- AES-256-GCM, context statement_connection:single: JSON {url, token}.
  sealed bytea NOT NULL,
  key_id text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  connected_by text NOT NULL,
  connected_at timestamptz NOT NULL,
  turned_on_by text,
  turned_on_at timestamptz,
  CONSTRAINT statement_connection_two_people CHECK (turned_on_by IS DISTINCT FROM connected_by),
  CONSTRAINT statement_connection_on CHECK ((turned_on_by IS NULL) = (turned_on_at IS NULL))
);
-- Who turned it on had this way before them: another way, or another token, is off until somebody turns it on.
CREATE FUNCTION statement_connection_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.turned_on_by IS NOT NULL AND (NEW.host, NEW.sealed, NEW.key_id, NEW.connected_by, NEW.connected_at)
     IS DISTINCT FROM (OLD.host, OLD.sealed, OLD.key_id, OLD.connected_by, OLD.connected_at) THEN
    RAISE EXCEPTION 'a way to the Database that was changed is off' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_connection_stands BEFORE UPDATE ON statement_connection FOR EACH ROW EXECUTE FUNCTION statement_connection_stands();
CREATE TRIGGER statement_connection_kept BEFORE DELETE OR TRUNCATE ON statement_connection EXECUTE FUNCTION refuse_change();

-- How far each batch of the ledger was gone through: drafting goes on where it stopped, and a ban gone through twice is one statement.
CREATE TABLE statement_drafting (
  batch_id uuid PRIMARY KEY REFERENCES batch (id),
  rows_seen integer NOT NULL CHECK (rows_seen >= 0),
  done boolean NOT NULL,
  drafted bigint NOT NULL DEFAULT 0 CHECK (drafted >= 0),
  -- Bans on public surfaces in the European Economic Area of which no statement is made: by order of an authority (Article 17(5)), of a
  -- reason for which the template makes none, or before the template's first day.
  omitted_order bigint NOT NULL DEFAULT 0 CHECK (omitted_order >= 0),
  omitted_reason bigint NOT NULL DEFAULT 0 CHECK (omitted_reason >= 0),
  omitted_before bigint NOT NULL DEFAULT 0 CHECK (omitted_before >= 0)
);
CREATE INDEX statement_drafting_open ON statement_drafting (batch_id) WHERE NOT done;

CREATE TYPE statement_state AS ENUM ('drafted', 'blocked', 'waiting', 'sent', 'refused');

-- Up to a hundred statements that go together, all or nothing.
CREATE TABLE statement_sending (
  id uuid PRIMARY KEY,
  begun_at timestamptz NOT NULL,
  attempts integer NOT NULL CHECK (attempts > 0),
  -- Not before then another attempt begins: while one is on its way, and after one that failed.
  next_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX statement_sending_open ON statement_sending (next_at) WHERE ended_at IS NULL;
CREATE TRIGGER statement_sending_kept BEFORE DELETE OR TRUNCATE ON statement_sending EXECUTE FUNCTION refuse_change();

-- What each attempt came to. Statements sent in a month are the sum of these.
CREATE TABLE statement_attempt (
  sending_id uuid NOT NULL REFERENCES statement_sending (id),
  attempt integer NOT NULL CHECK (attempt > 0),
  ended_at timestamptz NOT NULL,
  sent integer NOT NULL CHECK (sent BETWEEN 0 AND 100),
  refused integer NOT NULL CHECK (refused BETWEEN 0 AND 100),
  waiting integer NOT NULL CHECK (waiting BETWEEN 0 AND 100),
  failure text CHECK (failure ~ '^[a-z0-9_-]{1,60}$'),
  PRIMARY KEY (sending_id, attempt)
);
CREATE INDEX statement_attempt_ended ON statement_attempt (ended_at);
CREATE TRIGGER statement_attempt_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_attempt EXECUTE FUNCTION refuse_change();

-- One statement: the codes of its ban, never the account or its hash. Never of a private surface.
CREATE TABLE statement (
  id uuid PRIMARY KEY,
  -- Made from the ban's key under a key of the house; unique for good.
  puid text NOT NULL UNIQUE CHECK (puid ~ '^[A-Za-z0-9_-]+$' AND length(puid) <= 500),
  ban uuid NOT NULL UNIQUE,
  batch_id uuid NOT NULL,
  action ban_action NOT NULL CHECK (action <> 'reinstate'),
  surface ban_surface NOT NULL CHECK (surface = 'channels'),
  reason ban_reason NOT NULL,
  signal ban_signal NOT NULL,
  automation ban_automation NOT NULL,
  reported_before boolean NOT NULL,
  country char(2) NOT NULL CHECK (country IN ('AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS',
    'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK')),
  applied_on date NOT NULL,
  account_created_on date,
  ended_on date,
  policy text CHECK (length(policy) <= 200),
  template integer NOT NULL,
  template_signed boolean NOT NULL DEFAULT true CHECK (template_signed),
  state statement_state NOT NULL,
  -- What our own rules and checks found, as codes; a blocked statement has at least one that blocks.
  findings text[] NOT NULL DEFAULT '{}',
  drafted_at timestamptz NOT NULL,
  sending_id uuid REFERENCES statement_sending (id),
  sent_at timestamptz,
  -- The Database's own id; null where it only says that it has the puid.
  database_id uuid,
  -- SHA-256 of the canonical JSON that was sent.
  digest bytea CHECK (octet_length(digest) = 32),
  -- In the Database's words, shortened.
  refusal text CHECK (length(refusal) BETWEEN 1 AND 1000),
  FOREIGN KEY (template, template_signed) REFERENCES statement_template (number, signed),
  CONSTRAINT statement_blocked CHECK (state <> 'blocked' OR cardinality(findings) > 0),
  CONSTRAINT statement_on_its_way CHECK (state NOT IN ('waiting', 'sent', 'refused') OR sending_id IS NOT NULL),
  CONSTRAINT statement_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL) AND (state = 'sent') = (digest IS NOT NULL) AND (database_id IS NULL OR state = 'sent')),
  CONSTRAINT statement_refused CHECK ((state = 'refused') = (refusal IS NOT NULL))
);
CREATE INDEX statement_by_state ON statement (state, id);
CREATE INDEX statement_by_sending ON statement (sending_id) WHERE state = 'waiting';

CREATE FUNCTION statement_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.puid, NEW.ban, NEW.batch_id, NEW.action, NEW.surface, NEW.reason, NEW.signal, NEW.automation, NEW.reported_before, NEW.country,
      NEW.applied_on, NEW.account_created_on, NEW.policy)
     IS DISTINCT FROM (OLD.id, OLD.puid, OLD.ban, OLD.batch_id, OLD.action, OLD.surface, OLD.reason, OLD.signal, OLD.automation, OLD.reported_before,
      OLD.country, OLD.applied_on, OLD.account_created_on, OLD.policy) THEN
    RAISE EXCEPTION 'statement %: what its ban says is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'sent' THEN
    RAISE EXCEPTION 'statement %: what was sent stands', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'waiting' AND (NEW.template IS DISTINCT FROM OLD.template OR NEW.ended_on IS DISTINCT FROM OLD.ended_on) THEN
    RAISE EXCEPTION 'statement %: what is on its way is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER statement_stands BEFORE UPDATE ON statement FOR EACH ROW EXECUTE FUNCTION statement_stands();
CREATE TRIGGER statement_kept BEFORE DELETE OR TRUNCATE ON statement EXECUTE FUNCTION refuse_change();

-- Statements by day, reason, signal, automation and state: what pages and checks read, kept by the triggers below and by nobody else.
CREATE TABLE statement_day (
  day date NOT NULL,
  reason ban_reason NOT NULL,
  signal ban_signal NOT NULL,
  automation ban_automation NOT NULL,
  state statement_state NOT NULL,
  count bigint NOT NULL CHECK (count >= 0),
  PRIMARY KEY (day, reason, signal, automation, state)
);

CREATE FUNCTION statement_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  -- One at a time: two that move the same counts in another order would wait for each other.
  PERFORM pg_advisory_xact_lock(hashtext('statement_day'));
  IF TG_OP = 'INSERT' THEN
    INSERT INTO statement_day AS d SELECT n.applied_on, n.reason, n.signal, n.automation, n.state, count(*) FROM new_rows n GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
      ON CONFLICT (day, reason, signal, automation, state) DO UPDATE SET count = d.count + EXCLUDED.count;
  ELSE
    -- Two steps: a row that would be added below zero is refused before its conflict is looked at.
    INSERT INTO statement_day SELECT n.applied_on, n.reason, n.signal, n.automation, n.state, 0 FROM new_rows n GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
      ON CONFLICT DO NOTHING;
    UPDATE statement_day d SET count = d.count + c.change FROM (
      SELECT applied_on, reason, signal, automation, state, sum(change) AS change FROM (
        SELECT applied_on, reason, signal, automation, state, 1 AS change FROM new_rows
        UNION ALL SELECT applied_on, reason, signal, automation, state, -1 FROM old_rows) moved
       GROUP BY 1, 2, 3, 4, 5 HAVING sum(change) <> 0) c
     WHERE (d.day, d.reason, d.signal, d.automation, d.state) = (c.applied_on, c.reason, c.signal, c.automation, c.state);
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION statement_counted() FROM PUBLIC;
CREATE TRIGGER statement_counted_new AFTER INSERT ON statement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION statement_counted();
CREATE TRIGGER statement_counted_moved AFTER UPDATE ON statement REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION statement_counted();

-- A sudden shift that a person looked at and let pass, for the days that it names.
CREATE TABLE statement_release (
  id uuid PRIMARY KEY,
  codes text[] NOT NULL CHECK (cardinality(codes) > 0),
  reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 2000),
  released_by text NOT NULL,
  released_at timestamptz NOT NULL,
  until timestamptz NOT NULL CHECK (until > released_at)
);
CREATE INDEX statement_release_until ON statement_release (until);
CREATE TRIGGER statement_release_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_release EXECUTE FUNCTION refuse_change();

GRANT SELECT ON statement_template, statement_connection TO countersign_app;
-- Nothing is signed, nothing turned on and nothing sent as it is written.
GRANT INSERT (number, content, reason, proposed_by, proposed_at) ON statement_template TO countersign_app;
GRANT INSERT (host, sealed, key_id, connected_by, connected_at) ON statement_connection TO countersign_app;
GRANT INSERT (id, puid, ban, batch_id, action, surface, reason, signal, automation, reported_before, country, applied_on, account_created_on, ended_on,
  policy, template, state, findings, drafted_at) ON statement TO countersign_app;
GRANT INSERT (id, begun_at, attempts, next_at) ON statement_sending TO countersign_app;
GRANT SELECT ON statement, statement_sending TO countersign_app;
GRANT SELECT, INSERT ON statement_drafting, statement_attempt, statement_release TO countersign_app;
GRANT UPDATE (countersigned_by, countersigned_at, rejected_by, rejected_at) ON statement_template TO countersign_app;
GRANT UPDATE (host, sealed, key_id, version, connected_by, connected_at, turned_on_by, turned_on_at) ON statement_connection TO countersign_app;
GRANT UPDATE (rows_seen, done, drafted, omitted_order, omitted_reason, omitted_before) ON statement_drafting TO countersign_app;
GRANT UPDATE (attempts, next_at, ended_at) ON statement_sending TO countersign_app;
GRANT UPDATE (template, state, findings, ended_on, sending_id, sent_at, database_id, digest, refusal) ON statement TO countersign_app;
GRANT SELECT ON statement_day TO countersign_app;
