-- Requests: who asked, what was asked, what the gate found, who decided, what was given.

CREATE TABLE authority (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  -- How it was verified: a call-back to a number from an independent registry, a domain proof, a document.
  verified_at timestamptz,
  verified_by text,
  verification jsonb,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  UNIQUE (country, name),
  CONSTRAINT authority_evidence CHECK ((verified_at IS NULL) = (verification IS NULL))
);
CREATE INDEX authority_name ON authority (lower(name));

CREATE TABLE legal_request (
  id uuid PRIMARY KEY,
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
  authority_id uuid NOT NULL REFERENCES authority (id),
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  instrument text NOT NULL,
  emergency boolean NOT NULL,
  surface text NOT NULL CHECK (surface IN ('private', 'groups', 'channels', 'business')),
  received_at timestamptz NOT NULL,
  -- The period asked for, both days included.
  period_from date,
  period_to date,
  state text NOT NULL CHECK (state IN ('received', 'proposed', 'decided', 'collected', 'produced', 'closed', 'withdrawn')),
  outcome text NOT NULL CHECK (outcome IN ('pending', 'granted', 'partial', 'refused', 'no-data', 'withdrawn')),
  refusal_reason text,
  register_version_id uuid NOT NULL REFERENCES register_version (id),
  assigned_to uuid REFERENCES person (id),
  -- Counts, never summed across lines; null is "not known", which is not zero.
  accounts integer CHECK (accounts >= 0),
  accounts_produced integer CHECK (accounts_produced >= 0),
  -- Both recomputed from receipt, rule version, holidays and pauses; nobody types them.
  legal_due_at timestamptz,
  house_due_at timestamptz,
  clock_rule text,
  -- The whole term of the clock that the queue shows, pauses taken out: the length of its bar.
  clock_allowed_ms bigint CHECK (clock_allowed_ms >= 0),
  printed_due_on date,
  clock_stopped_at timestamptz,
  decided_at timestamptz,
  produced_at timestamptz,
  notified_at timestamptz,
  non_disclosure_until timestamptz,
  closed_at timestamptz,
  note text,
  imported boolean NOT NULL DEFAULT false,
  batch_id uuid REFERENCES batch (id),
  batch_row integer,
  -- Columns of an imported file that we have no word for: kept, never lost.
  extra jsonb,
  -- What an imported row says against itself; kept beside it.
  contradictions text[] NOT NULL DEFAULT '{}',
  -- False for a disclosure of an imported year that answers no demand counted there: it counts as disclosed, not as received.
  counted boolean NOT NULL DEFAULT true CHECK (counted OR imported),
  -- The statistic row of an imported request, whose canonical JSON is its leaf in the batch. Of a request decided here it is
  -- folded from the log's own entries.
  statistic jsonb,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  UNIQUE (authority_id, reference),
  UNIQUE (id, register_version_id),
  CONSTRAINT request_import_marked CHECK (imported = (batch_id IS NOT NULL) AND imported = (statistic IS NOT NULL)),
  CONSTRAINT request_import_settled CHECK (NOT imported OR state IN ('closed', 'withdrawn')),
  CONSTRAINT request_period_ordered CHECK (period_from IS NULL OR period_to IS NULL OR period_from <= period_to)
);
-- What is due next: the first page of the queue reads only open rows, whatever the size of the past.
CREATE INDEX legal_request_due ON legal_request ((COALESCE(legal_due_at, house_due_at, 'infinity'::timestamptz)), id)
  WHERE state IN ('received', 'proposed', 'decided', 'collected', 'produced');
CREATE INDEX legal_request_recent ON legal_request (received_at DESC, id DESC);
CREATE INDEX legal_request_settled ON legal_request (state, received_at DESC, id DESC) WHERE state IN ('closed', 'withdrawn');
CREATE INDEX legal_request_country ON legal_request (country, received_at DESC, id DESC);
CREATE INDEX legal_request_authority ON legal_request (authority_id, received_at DESC, id DESC);
CREATE INDEX legal_request_assigned ON legal_request (assigned_to) WHERE assigned_to IS NOT NULL;
-- The notices that fall due by themselves when non-disclosure ends.
CREATE INDEX legal_request_notice_due ON legal_request ((COALESCE(non_disclosure_until, '-infinity'::timestamptz)), id)
  WHERE notified_at IS NULL AND NOT imported AND state IN ('produced', 'closed') AND outcome IN ('granted', 'partial');
CREATE INDEX legal_request_reference ON legal_request (lower(reference) text_pattern_ops);
CREATE INDEX legal_request_batch ON legal_request (batch_id, batch_row) WHERE batch_id IS NOT NULL;

CREATE TABLE request_target (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('phone', 'email', 'account', 'other')),
  -- AES-256-GCM under the key named; null once retention has destroyed it.
  sealed bytea,
  key_id text,
  -- HMAC-SHA-256 of the normalised identifier: finds the exact one, tells nothing else.
  lookup bytea CHECK (octet_length(lookup) = 32),
  UNIQUE (request_id, position)
);
CREATE INDEX request_target_lookup ON request_target (lookup);

CREATE TABLE request_field (
  request_id uuid NOT NULL REFERENCES legal_request (id),
  field_key text NOT NULL,
  position integer NOT NULL,
  finding text NOT NULL CHECK (finding IN ('available', 'instrument-does-not-reach', 'not-held', 'retention-elapsed',
    'unavailable-by-design', 'other-surface', 'overbroad')),
  reason text NOT NULL,
  -- Null until decided. Only an available field can be granted.
  granted boolean,
  PRIMARY KEY (request_id, field_key),
  CONSTRAINT field_granted_available CHECK (granted IS NOT TRUE OR finding = 'available')
);

CREATE TABLE request_pause (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  from_at timestamptz NOT NULL,
  until_at timestamptz CHECK (until_at >= from_at),
  reason text NOT NULL CHECK (length(reason) >= 10),
  added_by text NOT NULL
);
CREATE UNIQUE INDEX request_one_open_pause ON request_pause (request_id) WHERE until_at IS NULL;

CREATE TABLE decision (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  outcome text NOT NULL CHECK (outcome IN ('granted', 'partial', 'refused', 'no-data')),
  basis text NOT NULL CHECK (length(basis) >= 20),
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  countersigned_by text,
  countersigned_at timestamptz,
  -- Sent back by the second person, with the reason; a new proposal follows.
  returned_by text,
  returned_at timestamptz,
  returned_reason text,
  signed boolean GENERATED ALWAYS AS (countersigned_by IS NOT NULL AND countersigned_at IS NOT NULL) STORED,
  UNIQUE (id, signed),
  CONSTRAINT decision_two_people CHECK (countersigned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT decision_return_by_another CHECK (returned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT decision_not_both CHECK (countersigned_by IS NULL OR returned_by IS NULL)
);
CREATE UNIQUE INDEX decision_one_standing ON decision (request_id) WHERE returned_by IS NULL;

-- What was collected to be handed over. A value can only name a field that is *held* in the register version of its own
-- request: three foreign keys say so, and no program can say otherwise.
CREATE TABLE produced_value (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL,
  register_version_id uuid NOT NULL,
  field_key text NOT NULL,
  holding text NOT NULL DEFAULT 'held' CHECK (holding = 'held'),
  target_id uuid NOT NULL REFERENCES request_target (id),
  -- Null sealed with found = false: the account or the value does not exist.
  found boolean NOT NULL,
  sealed bytea,
  key_id text,
  source text NOT NULL,
  collected_by text NOT NULL,
  collected_at timestamptz NOT NULL,
  FOREIGN KEY (request_id, register_version_id) REFERENCES legal_request (id, register_version_id),
  FOREIGN KEY (register_version_id, field_key, holding) REFERENCES register_field (version_id, key, holding),
  FOREIGN KEY (request_id, field_key) REFERENCES request_field (request_id, field_key),
  UNIQUE (request_id, target_id, field_key),
  CONSTRAINT value_present CHECK (found OR sealed IS NULL)
);

CREATE TABLE production (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  decision_id uuid NOT NULL,
  -- A production refers to a decision that two people signed, or it does not exist.
  signed boolean NOT NULL DEFAULT true CHECK (signed),
  file_name text NOT NULL,
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  size integer NOT NULL CHECK (size > 0),
  sealed bytea,
  key_id text,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  FOREIGN KEY (decision_id, signed) REFERENCES decision (id, signed),
  UNIQUE (decision_id)
);

-- Each order of non-disclosure and each extension, in its own row; the one that ends last binds.
CREATE TABLE non_disclosure (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  issuer text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 300),
  basis text NOT NULL,
  until_at timestamptz NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL
);
CREATE INDEX non_disclosure_request ON non_disclosure (request_id, until_at DESC);
CREATE TRIGGER non_disclosure_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON non_disclosure EXECUTE FUNCTION refuse_change();

-- While non-disclosure binds, no notice leaves. Imported history is told as it was.
CREATE FUNCTION notice_waits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.notified_at IS NOT NULL AND NOT NEW.imported
     AND EXISTS (SELECT 1 FROM non_disclosure n WHERE n.request_id = NEW.id AND n.until_at > NEW.notified_at) THEN
    RAISE EXCEPTION 'non-disclosure binds: no notice may leave' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER legal_request_notice BEFORE INSERT OR UPDATE OF notified_at ON legal_request
  FOR EACH ROW EXECUTE FUNCTION notice_waits();

-- Where held fields are collected from. The address is sealed.
CREATE TABLE metadata_source (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('postgres', 'hand')),
  sealed_url bytea,
  key_id text,
  -- Field key → query text, for kind postgres.
  mapping jsonb NOT NULL DEFAULT '{}',
  changed_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON authority, legal_request, request_target, request_field, request_pause, decision,
  production, metadata_source TO countersign_app;
GRANT SELECT, INSERT ON produced_value, non_disclosure TO countersign_app;
-- A value entered by hand can be entered again until it is handed over; after that it stands.
GRANT DELETE ON produced_value TO countersign_app;
CREATE FUNCTION produced_value_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM production p WHERE p.request_id = OLD.request_id) THEN
    RAISE EXCEPTION 'a value that was handed over stands' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER produced_value_stands BEFORE DELETE ON produced_value FOR EACH ROW EXECUTE FUNCTION produced_value_stands();
