-- What is kept and not given, what must not be told, what is destroyed, and what nobody else may know of.

-- Preservation. A hold freezes fields that the register *holds*, for targets of its own request, and gives nothing to anybody.
ALTER TABLE request_target ADD CONSTRAINT target_of_request UNIQUE (id, request_id);

CREATE TABLE hold (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL,
  register_version_id uuid NOT NULL,
  -- The rule whose term it has (lib/law/hold.ts), and the legal zone in which its days are counted.
  rule text NOT NULL,
  zone text NOT NULL,
  started_at timestamptz NOT NULL,
  extensions integer NOT NULL DEFAULT 0 CHECK (extensions >= 0),
  ends_at timestamptz NOT NULL CHECK (ends_at > started_at),
  -- Annex V: a production request was launched, so the hold lasts until it is answered or released (Article 11 of Regulation (EU) 2023/1543).
  kept_alive_at timestamptz,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'released', 'ended')),
  ended_at timestamptz,
  ended_by text,
  version integer NOT NULL DEFAULT 1,
  placed_by text NOT NULL,
  placed_at timestamptz NOT NULL,
  FOREIGN KEY (request_id, register_version_id) REFERENCES legal_request (id, register_version_id),
  UNIQUE (id, request_id, register_version_id),
  UNIQUE (id, request_id),
  CONSTRAINT hold_ended_once CHECK ((state = 'running') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT hold_ends_not_early CHECK (state <> 'ended' OR (ended_at >= ends_at AND kept_alive_at IS NULL))
);
CREATE UNIQUE INDEX hold_one_running ON hold (request_id) WHERE state = 'running';
CREATE INDEX hold_due ON hold (ends_at, id) WHERE state = 'running' AND kept_alive_at IS NULL;
CREATE INDEX hold_recent ON hold (placed_at DESC, id DESC);

CREATE TABLE hold_field (
  hold_id uuid NOT NULL,
  request_id uuid NOT NULL,
  register_version_id uuid NOT NULL,
  field_key text NOT NULL,
  holding text NOT NULL DEFAULT 'held' CHECK (holding = 'held'),
  -- What is older had gone when the hold was placed; null where nothing of the period asked for had.
  kept_from date,
  PRIMARY KEY (hold_id, field_key),
  FOREIGN KEY (hold_id, request_id, register_version_id) REFERENCES hold (id, request_id, register_version_id),
  FOREIGN KEY (register_version_id, field_key, holding) REFERENCES register_field (version_id, key, holding)
);
CREATE TABLE hold_target (
  hold_id uuid NOT NULL,
  request_id uuid NOT NULL,
  target_id uuid NOT NULL,
  PRIMARY KEY (hold_id, target_id),
  FOREIGN KEY (hold_id, request_id) REFERENCES hold (id, request_id),
  FOREIGN KEY (target_id, request_id) REFERENCES request_target (id, request_id)
);

-- The snapshot: a value names a field and a target of its hold, so a field that the register version holds.
CREATE TABLE hold_value (
  id uuid PRIMARY KEY,
  hold_id uuid NOT NULL,
  field_key text NOT NULL,
  target_id uuid NOT NULL,
  found boolean NOT NULL,
  -- AES-256-GCM, context hold_value:<id>; null where nothing was found, or once it was destroyed.
  sealed bytea,
  key_id text,
  source text NOT NULL,
  collected_by text NOT NULL,
  collected_at timestamptz NOT NULL,
  FOREIGN KEY (hold_id, field_key) REFERENCES hold_field (hold_id, field_key),
  FOREIGN KEY (hold_id, target_id) REFERENCES hold_target (hold_id, target_id),
  UNIQUE (hold_id, target_id, field_key),
  CONSTRAINT hold_value_present CHECK (found OR sealed IS NULL)
);
CREATE INDEX hold_value_kept ON hold_value (hold_id) WHERE sealed IS NOT NULL;

-- Each renewal, and each Annex V, with the letter that asks for it.
CREATE TABLE hold_extension (
  id uuid PRIMARY KEY,
  hold_id uuid NOT NULL REFERENCES hold (id),
  kind text NOT NULL CHECK (kind IN ('renewal', 'production-launched')),
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
  ends_at timestamptz,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT extension_of_term CHECK ((kind = 'renewal') = (ends_at IS NOT NULL))
);
CREATE INDEX hold_extension_hold ON hold_extension (hold_id, added_at);
CREATE TRIGGER hold_extension_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON hold_extension EXECUTE FUNCTION refuse_change();

CREATE FUNCTION hold_value_running() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM hold h WHERE h.id = COALESCE(NEW.hold_id, OLD.hold_id) AND h.state = 'running') THEN
    RAISE EXCEPTION 'a snapshot is only added to while its hold runs' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM produced_value v WHERE v.hold_value_id = OLD.id) THEN
    RAISE EXCEPTION 'a value that a production rests on stands' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER hold_value_running BEFORE INSERT OR DELETE ON hold_value FOR EACH ROW EXECUTE FUNCTION hold_value_running();

-- A later production may rest on a snapshot: of the same field and the same identifier.
ALTER TABLE produced_value ADD COLUMN hold_value_id uuid REFERENCES hold_value (id);
CREATE FUNCTION produced_from_hold() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM hold_value h JOIN request_target kept ON kept.id = h.target_id
                   JOIN request_target own ON own.id = NEW.target_id AND own.lookup = kept.lookup
                  WHERE h.id = NEW.hold_value_id AND h.field_key = NEW.field_key
                    AND h.found = NEW.found AND h.collected_at = NEW.collected_at) THEN
    RAISE EXCEPTION 'a value from a hold is of the same field and the same identifier, with its own time' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER produced_from_hold BEFORE INSERT ON produced_value
  FOR EACH ROW WHEN (NEW.hold_value_id IS NOT NULL) EXECUTE FUNCTION produced_from_hold();

GRANT SELECT, INSERT ON hold, hold_field, hold_target, hold_value, hold_extension TO countersign_app;
GRANT UPDATE (extensions, ends_at, kept_alive_at, state, ended_at, ended_by, version) ON hold TO countersign_app;
GRANT UPDATE (sealed, key_id), DELETE ON hold_value TO countersign_app;

-- Non-disclosure: each order and extension with its own document; an end before the date by order, which two people record.
ALTER TABLE non_disclosure
  ADD COLUMN reference text CHECK (length(reference) BETWEEN 1 AND 200),
  ADD COLUMN document_id uuid REFERENCES document (id),
  ADD COLUMN extends_id uuid,
  ADD CONSTRAINT non_disclosure_of_request UNIQUE (id, request_id),
  ADD CONSTRAINT non_disclosure_extends_own FOREIGN KEY (extends_id, request_id) REFERENCES non_disclosure (id, request_id);

CREATE TABLE non_disclosure_end (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL,
  non_disclosure_id uuid NOT NULL,
  ends_at timestamptz NOT NULL,
  issuer text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 300),
  reference text NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  countersigned_by text,
  countersigned_at timestamptz,
  declined_by text,
  declined_at timestamptz,
  FOREIGN KEY (non_disclosure_id, request_id) REFERENCES non_disclosure (id, request_id),
  CONSTRAINT silence_ends_by_two CHECK (countersigned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT silence_end_signed_once CHECK ((countersigned_by IS NULL) = (countersigned_at IS NULL) AND (declined_by IS NULL) = (declined_at IS NULL)),
  CONSTRAINT silence_end_not_both CHECK (countersigned_by IS NULL OR declined_by IS NULL),
  -- An end reaches back to its proposal at most.
  CONSTRAINT silence_end_not_back CHECK (ends_at >= proposed_at)
);
CREATE UNIQUE INDEX non_disclosure_one_end ON non_disclosure_end (non_disclosure_id) WHERE declined_by IS NULL;
CREATE INDEX non_disclosure_end_request ON non_disclosure_end (request_id);
CREATE FUNCTION silence_end_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.countersigned_by IS NOT NULL OR OLD.declined_by IS NOT NULL THEN
    RAISE EXCEPTION 'an end of non-disclosure that was settled is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER silence_end_stands BEFORE UPDATE ON non_disclosure_end FOR EACH ROW EXECUTE FUNCTION silence_end_stands();
GRANT SELECT, INSERT ON non_disclosure_end TO countersign_app;
GRANT UPDATE (countersigned_by, countersigned_at, declined_by, declined_at) ON non_disclosure_end TO countersign_app;

-- Until when each order binds: its own date, or the earlier one that two people recorded.
CREATE VIEW non_disclosure_standing AS
  SELECT n.id, n.request_id, n.issuer, n.basis, n.reference, n.document_id, n.extends_id, n.until_at, n.added_by, n.added_at,
         e.ends_at AS ended_early_at, LEAST(n.until_at, e.ends_at) AS binds_until
    FROM non_disclosure n LEFT JOIN non_disclosure_end e ON e.non_disclosure_id = n.id AND e.countersigned_by IS NOT NULL;
GRANT SELECT ON non_disclosure_standing TO countersign_app;

CREATE OR REPLACE FUNCTION notice_waits() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.notified_at IS NOT NULL AND NOT NEW.imported
     AND EXISTS (SELECT FROM non_disclosure_standing n WHERE n.request_id = NEW.id AND n.binds_until > NEW.notified_at) THEN
    RAISE EXCEPTION 'non-disclosure binds: no notice may leave' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- The notice itself, from the moment at which it fell due.
CREATE TABLE notice_ground (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  kind text NOT NULL CHECK (kind IN ('delay', 'waiver')),
  code text NOT NULL,
  citation text NOT NULL CHECK (length(citation) BETWEEN 3 AND 300),
  until_at timestamptz,
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  countersigned_by text,
  countersigned_at timestamptz,
  declined_by text,
  declined_at timestamptz,
  -- A delay is one person's, because it ends; a waiver is for good, so it takes two.
  stands boolean GENERATED ALWAYS AS (kind = 'delay' OR countersigned_by IS NOT NULL) STORED,
  UNIQUE (id, request_id, kind, stands),
  CONSTRAINT notice_ground_code CHECK (
    CASE kind WHEN 'delay' THEN code IN ('danger-to-life', 'flight', 'evidence-destroyed', 'witness-intimidated', 'investigation-jeopardised')
              ELSE code IN ('forbidden-by-law', 'authority-informs', 'account-gone') END),
  CONSTRAINT notice_delay_ends CHECK ((kind = 'delay') = (until_at IS NOT NULL)),
  CONSTRAINT notice_waiver_two_people CHECK (countersigned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT notice_ground_signed_once CHECK ((countersigned_by IS NULL) = (countersigned_at IS NULL) AND (declined_by IS NULL) = (declined_at IS NULL)),
  CONSTRAINT notice_ground_not_both CHECK (countersigned_by IS NULL OR declined_by IS NULL)
);
CREATE UNIQUE INDEX notice_one_waiver ON notice_ground (request_id) WHERE kind = 'waiver' AND declined_by IS NULL;
CREATE INDEX notice_ground_request ON notice_ground (request_id, proposed_at);
CREATE FUNCTION notice_ground_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.countersigned_by IS NOT NULL OR OLD.declined_by IS NOT NULL THEN
    RAISE EXCEPTION 'a ground that was settled is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notice_ground_stands BEFORE UPDATE ON notice_ground FOR EACH ROW EXECUTE FUNCTION notice_ground_stands();

-- A file of notices that the platform took over; kept sealed so that it can be fetched again.
CREATE TABLE notice_batch (
  id uuid PRIMARY KEY,
  notice_count integer NOT NULL CHECK (notice_count > 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  sealed bytea,
  key_id text,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL
);

CREATE TABLE notice (
  request_id uuid PRIMARY KEY REFERENCES legal_request (id),
  -- waiting: it had fallen due, and a later order silenced it again.
  state text NOT NULL CHECK (state IN ('due', 'waiting', 'delayed', 'waived', 'sending', 'handed-over', 'failed', 'told')),
  fell_due_at timestamptz NOT NULL,
  ground_id uuid,
  ground_kind text,
  ground_stands boolean CHECK (ground_stands),
  delayed_until timestamptz,
  batch_id uuid REFERENCES notice_batch (id),
  attempts integer NOT NULL DEFAULT 0,
  failure text,
  handed_over_at timestamptz,
  changed_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  FOREIGN KEY (ground_id, request_id, ground_kind, ground_stands) REFERENCES notice_ground (id, request_id, kind, stands),
  -- Delayed or waived only with a ground in law, and waived only where two people signed it.
  CONSTRAINT notice_grounded CHECK (CASE state
    WHEN 'delayed' THEN ground_id IS NOT NULL AND ground_kind = 'delay' AND ground_stands IS TRUE AND delayed_until IS NOT NULL
    WHEN 'waived' THEN ground_id IS NOT NULL AND ground_kind = 'waiver' AND ground_stands IS TRUE
    ELSE true END)
);
-- What waits for the desk: read for counts, whatever the size of the past.
CREATE INDEX notice_open ON notice (fell_due_at, request_id) WHERE state IN ('due', 'failed');
CREATE INDEX notice_returns ON notice (delayed_until) WHERE state = 'delayed';
CREATE INDEX notice_silenced ON notice (request_id) WHERE state = 'waiting';
CREATE INDEX notice_taken ON notice (batch_id) WHERE batch_id IS NOT NULL;

CREATE FUNCTION notice_silent() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.state IN ('due', 'sending', 'handed-over', 'told')
     AND EXISTS (SELECT FROM non_disclosure_standing n WHERE n.request_id = NEW.request_id AND n.binds_until > NEW.changed_at) THEN
    RAISE EXCEPTION 'non-disclosure binds: no notice may leave' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notice_silent BEFORE INSERT OR UPDATE OF state ON notice FOR EACH ROW EXECUTE FUNCTION notice_silent();

-- By which way the platform is told: one for the workspace. Address and secret are sealed, context notice_connector:single.
CREATE TABLE notice_connector (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  kind text NOT NULL CHECK (kind IN ('webhook', 'csv')),
  host text,
  sealed bytea,
  key_id text,
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  CONSTRAINT connector_addressed CHECK ((kind = 'webhook') = (sealed IS NOT NULL) AND (kind = 'webhook') = (host IS NOT NULL))
);

GRANT SELECT, INSERT ON notice_ground, notice_batch, notice, notice_connector TO countersign_app;
GRANT UPDATE (countersigned_by, countersigned_at, declined_by, declined_at) ON notice_ground TO countersign_app;
GRANT UPDATE (sealed, key_id) ON notice_batch TO countersign_app;
GRANT UPDATE (state, ground_id, ground_kind, ground_stands, delayed_until, batch_id, attempts, failure, handed_over_at, changed_at, version)
  ON notice TO countersign_app;
GRANT UPDATE (kind, host, sealed, key_id, version, changed_at) ON notice_connector TO countersign_app;

-- Destruction: how long what is sealed stays, who is exempt, and the certificate of what was destroyed.
-- What was never set is as the program has it by default (lib/destructions/destruction.ts).
CREATE TABLE retention_rule (
  kind text PRIMARY KEY CHECK (kind IN ('targets', 'documents', 'productions', 'messages', 'mail', 'hold-snapshots', 'notice-files')),
  -- Null: kept until somebody sets a term.
  days integer CHECK (days BETWEEN 0 AND 36500),
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  CONSTRAINT snapshots_end_with_hold CHECK (kind <> 'hold-snapshots' OR days = 0)
);

-- A request that is or may be litigated: nothing of it is destroyed while that lasts.
CREATE TABLE request_exemption (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 2000),
  placed_by text NOT NULL,
  placed_at timestamptz NOT NULL,
  lifted_by text,
  lifted_at timestamptz,
  CONSTRAINT exemption_lifted_once CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
);
CREATE UNIQUE INDEX request_exempt ON request_exemption (request_id) WHERE lifted_by IS NULL;
CREATE INDEX request_exemption_request ON request_exemption (request_id, placed_at);

CREATE TABLE destruction (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  -- The rule in words that hold for ever: the term at the time, and what was older than what.
  days integer NOT NULL,
  settled_before timestamptz NOT NULL,
  item_count integer NOT NULL CHECK (item_count > 0),
  -- RFC 6962 root over the items, which the log's entry repeats.
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  destroyed_by text NOT NULL,
  destroyed_at timestamptz NOT NULL
);
CREATE INDEX destruction_recent ON destruction (destroyed_at DESC, id DESC);
CREATE TABLE destruction_item (
  destruction_id uuid NOT NULL REFERENCES destruction (id),
  position integer NOT NULL,
  item_id uuid NOT NULL,
  request_id uuid,
  -- SHA-256 of what was destroyed where it is known of the plain bytes (productions, documents), else of the sealed ones.
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  PRIMARY KEY (destruction_id, position)
);
CREATE INDEX destruction_item_request ON destruction_item (request_id) WHERE request_id IS NOT NULL;
CREATE TRIGGER destruction_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON destruction EXECUTE FUNCTION refuse_change();
CREATE TRIGGER destruction_item_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON destruction_item EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON retention_rule TO countersign_app;
GRANT UPDATE (days, version, changed_at) ON retention_rule TO countersign_app;
GRANT SELECT, INSERT ON request_exemption, destruction, destruction_item TO countersign_app;
GRANT UPDATE (lifted_by, lifted_at) ON request_exemption TO countersign_app;
GRANT UPDATE (sealed, key_id) ON produced_value TO countersign_app;

-- Nothing of an exempt request is destroyed, whoever tries; and what was destroyed does not come back.
CREATE FUNCTION destruction_spares() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.sealed IS NULL AND NEW.sealed IS NOT NULL AND TG_TABLE_NAME <> 'document' THEN
    RAISE EXCEPTION 'what was destroyed does not come back' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.sealed IS NOT NULL AND NEW.sealed IS NULL AND EXISTS (
    SELECT FROM request_exemption x WHERE x.lifted_by IS NULL AND x.request_id IN (
      SELECT (to_jsonb(OLD) ->> 'request_id')::uuid WHERE TG_TABLE_NAME NOT IN ('hold_value', 'document')
      UNION ALL SELECT h.request_id FROM hold h WHERE TG_TABLE_NAME = 'hold_value' AND h.id = (to_jsonb(OLD) ->> 'hold_id')::uuid
      UNION ALL SELECT d.request_id FROM request_document d WHERE TG_TABLE_NAME = 'document' AND d.document_id = OLD.id)) THEN
    RAISE EXCEPTION 'a request that is exempt from destruction keeps what it has' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER target_spared BEFORE UPDATE OF sealed ON request_target FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER produced_value_spared BEFORE UPDATE OF sealed ON produced_value FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER production_spared BEFORE UPDATE OF sealed ON production FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER message_spared BEFORE UPDATE OF sealed ON message FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER mail_spared BEFORE UPDATE OF sealed ON mail FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER document_spared BEFORE UPDATE OF sealed ON document FOR EACH ROW EXECUTE FUNCTION destruction_spares();
CREATE TRIGGER hold_value_spared BEFORE UPDATE OF sealed ON hold_value FOR EACH ROW EXECUTE FUNCTION destruction_spares();

CREATE FUNCTION sealed_only_destroyed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sealed IS NOT NULL AND (NEW.sealed, NEW.key_id) IS DISTINCT FROM (OLD.sealed, OLD.key_id) THEN
    RAISE EXCEPTION 'a collected value is destroyed or stands as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER produced_value_as_collected BEFORE UPDATE ON produced_value FOR EACH ROW EXECUTE FUNCTION sealed_only_destroyed();
CREATE TRIGGER hold_value_as_collected BEFORE UPDATE ON hold_value FOR EACH ROW EXECUTE FUNCTION sealed_only_destroyed();

-- What is due: the past that was destroyed costs nothing to look through.
CREATE INDEX target_kept ON request_target (request_id) WHERE sealed IS NOT NULL;
CREATE INDEX message_kept ON message (request_id) WHERE sealed IS NOT NULL;
CREATE INDEX mail_kept ON mail (queued_at) WHERE sealed IS NOT NULL;
CREATE INDEX production_kept ON production (made_at) WHERE sealed IS NOT NULL;
CREATE INDEX document_kept ON document (added_at) WHERE sealed IS NOT NULL;
CREATE INDEX request_document_request ON request_document (request_id);

-- Who may know of the compartment: proposed by an administrator, countersigned by counsel. This is access, so everybody who reads the log may see it.
CREATE TABLE security_clearance (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person (id),
  reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 1000),
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  countersigned_by text,
  countersigned_at timestamptz,
  ended_by text,
  ended_at timestamptz,
  CONSTRAINT clearance_two_people CHECK (countersigned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT clearance_not_own CHECK (person_id::text <> proposed_by AND person_id::text IS DISTINCT FROM countersigned_by),
  CONSTRAINT clearance_signed_once CHECK ((countersigned_by IS NULL) = (countersigned_at IS NULL) AND (ended_by IS NULL) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX security_clearance_one ON security_clearance (person_id) WHERE ended_by IS NULL;
GRANT SELECT, INSERT ON security_clearance TO countersign_app;
GRANT UPDATE (countersigned_by, countersigned_at, ended_by, ended_at) ON security_clearance TO countersign_app;

-- The compartment. The application's role may not even count its rows: only a role that it takes for the moment can, in lib/securityDemands.
CREATE TABLE security_demand (
  id uuid PRIMARY KEY,
  instrument text NOT NULL,
  received_on date NOT NULL,
  selectors integer NOT NULL CHECK (selectors >= 0),
  -- The first order about a platform that had none before: left out of the figures for 540 days (50 USC 1874(b)(1)(B)).
  new_service boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'received' CHECK (state IN ('received', 'complied', 'objected', 'withdrawn')),
  -- HMAC of issuer and reference, both sealed: what arrives twice lands once.
  lookup bytea NOT NULL UNIQUE CHECK (octet_length(lookup) = 32),
  -- JSON {issuer, reference, targets, note}; context security_demand:<id>.
  sealed bytea NOT NULL,
  key_id text NOT NULL,
  settled_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT security_demand_settled CHECK ((state = 'received') = (settled_at IS NULL))
);
CREATE INDEX security_demand_received ON security_demand (received_on, id);
-- Its own log, only ever added to.
CREATE TABLE security_entry (
  position integer PRIMARY KEY CHECK (position >= 0),
  at timestamptz NOT NULL,
  bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 2 AND 65535),
  leaf_hash bytea NOT NULL GENERATED ALWAYS AS (sha256('\x00'::bytea || bytes)) STORED
);
-- One commitment a day into the log that everybody reads, whether anything happened or nothing ever did: SHA-256 of nonce, size and root.
CREATE TABLE security_commitment (
  day date PRIMARY KEY,
  size integer NOT NULL CHECK (size >= 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  nonce bytea NOT NULL CHECK (octet_length(nonce) = 32),
  commitment bytea NOT NULL CHECK (octet_length(commitment) = 32)
);
CREATE TRIGGER security_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON security_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER security_commitment_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON security_commitment EXECUTE FUNCTION refuse_change();
CREATE TRIGGER security_demand_kept BEFORE DELETE OR TRUNCATE ON security_demand EXECUTE FUNCTION refuse_change();
GRANT USAGE ON SCHEMA public TO countersign_compartment;
GRANT SELECT, INSERT ON security_demand, security_entry, security_commitment TO countersign_compartment;
GRANT UPDATE (state, settled_at, version) ON security_demand TO countersign_compartment;
