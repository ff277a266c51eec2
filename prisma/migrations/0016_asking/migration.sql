-- Who asks, on what evidence that is believed, what speaks against it, and what governments say to us outside any request.

ALTER TABLE authority
  ADD COLUMN kind text CHECK (kind IN ('court', 'prosecutor', 'police', 'ministry', 'regulator', 'intelligence', 'other')),
  -- Host names in lower case, in Unicode; a name under one of them is the authority's own too.
  ADD COLUMN domains text[] NOT NULL DEFAULT '{}' CHECK (cardinality(domains) <= 50),
  -- By what a look-alike of one of them is found: skeletons and their neighbours (lib/lookAlike.ts).
  ADD COLUMN domain_keys text[] NOT NULL DEFAULT '{}',
  -- Rules that it may use; none listed means that nobody has looked.
  ADD COLUMN instruments text[] NOT NULL DEFAULT '{}',
  -- Where its contact data come from, independently of any demand.
  ADD COLUMN registry_source text CHECK (length(registry_source) BETWEEN 3 AND 300),
  ADD COLUMN aliases text[] NOT NULL DEFAULT '{}' CHECK (cardinality(aliases) <= 50),
  -- Until when its verification is believed; then it is due again.
  ADD COLUMN verified_until timestamptz,
  ADD COLUMN frozen_at timestamptz,
  ADD COLUMN frozen_by text,
  ADD COLUMN frozen_reason text CHECK (length(frozen_reason) BETWEEN 10 AND 2000),
  ADD CONSTRAINT authority_frozen CHECK ((frozen_at IS NULL) = (frozen_by IS NULL) AND (frozen_at IS NULL) = (frozen_reason IS NULL)),
  ADD CONSTRAINT authority_verified_until CHECK (verified_until IS NULL OR verified_at IS NOT NULL);
CREATE INDEX authority_domain_keys ON authority USING gin (domain_keys);
CREATE INDEX authority_frozen_now ON authority (frozen_at) WHERE frozen_at IS NOT NULL;
CREATE INDEX authority_verified_until ON authority (verified_until) WHERE verified_until IS NOT NULL;

-- A name under a domain is asked of the domain itself: whoever can put our word into its TXT record controls it.
CREATE TABLE domain_challenge (
  id uuid PRIMARY KEY,
  authority_id uuid NOT NULL REFERENCES authority (id),
  domain text NOT NULL CHECK (length(domain) BETWEEN 3 AND 253),
  token text NOT NULL UNIQUE CHECK (length(token) >= 32),
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  answered_at timestamptz
);
CREATE INDEX domain_challenge_authority ON domain_challenge (authority_id, made_at DESC);

-- Each verification, in its own row; the one that has not ended stands. What was recorded is not changed.
CREATE TABLE verification (
  id uuid PRIMARY KEY,
  authority_id uuid REFERENCES authority (id),
  officer_id uuid REFERENCES officer (id),
  evidence text NOT NULL CHECK (evidence IN ('call-back', 'domain', 'document')),
  -- The independent register: never the demand.
  registry_source text NOT NULL CHECK (length(registry_source) BETWEEN 3 AND 300),
  note text NOT NULL CHECK (length(note) BETWEEN 10 AND 2000),
  -- Call-back: number and who answered, sealed under verification:<id> as JSON {number, spokeWith}; the number found by its keyed index.
  sealed bytea,
  key_id text,
  number_lookup bytea CHECK (octet_length(number_lookup) = 32),
  called_at timestamptz,
  domain text,
  document_id uuid REFERENCES document (id),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > recorded_at),
  ended_at timestamptz,
  ended_by text,
  ended_code text CHECK (ended_code IN ('lapsed', 'renewed', 'mistaken', 'suspect', 'left', 'other')),
  ended_reason text,
  CONSTRAINT verification_of_one CHECK (num_nonnulls(authority_id, officer_id) = 1),
  CONSTRAINT verification_call_back CHECK ((evidence = 'call-back') = (called_at IS NOT NULL) AND (evidence = 'call-back') = (number_lookup IS NOT NULL)),
  CONSTRAINT verification_domain CHECK ((evidence = 'domain') = (domain IS NOT NULL)),
  CONSTRAINT verification_document CHECK ((evidence = 'document') = (document_id IS NOT NULL)),
  CONSTRAINT verification_called_before CHECK (called_at <= recorded_at),
  CONSTRAINT verification_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (ended_code IS NULL))
);
CREATE UNIQUE INDEX verification_authority_standing ON verification (authority_id) WHERE ended_at IS NULL AND authority_id IS NOT NULL;
CREATE UNIQUE INDEX verification_officer_standing ON verification (officer_id) WHERE ended_at IS NULL AND officer_id IS NOT NULL;
CREATE INDEX verification_authority ON verification (authority_id, recorded_at DESC) WHERE authority_id IS NOT NULL;
CREATE INDEX verification_officer ON verification (officer_id, recorded_at DESC) WHERE officer_id IS NOT NULL;
CREATE INDEX verification_due ON verification (expires_at) WHERE ended_at IS NULL;

CREATE FUNCTION verification_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL
     OR (NEW.id, NEW.authority_id, NEW.officer_id, NEW.evidence, NEW.registry_source, NEW.note, NEW.number_lookup, NEW.called_at, NEW.domain,
         NEW.document_id, NEW.recorded_by, NEW.recorded_at, NEW.expires_at)
        IS DISTINCT FROM (OLD.id, OLD.authority_id, OLD.officer_id, OLD.evidence, OLD.registry_source, OLD.note, OLD.number_lookup, OLD.called_at,
         OLD.domain, OLD.document_id, OLD.recorded_by, OLD.recorded_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'verification %: what was recorded stands; it can only end', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verification_stands BEFORE UPDATE ON verification FOR EACH ROW EXECUTE FUNCTION verification_stands();
CREATE TRIGGER verification_kept BEFORE DELETE OR TRUNCATE ON verification EXECUTE FUNCTION refuse_change();

-- Each freeze and its end, with the reason of both; the log has who and when.
CREATE TABLE authority_freeze (
  id uuid PRIMARY KEY,
  authority_id uuid NOT NULL REFERENCES authority (id),
  deed text NOT NULL CHECK (deed IN ('freeze', 'unfreeze')),
  reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 2000),
  done_by text NOT NULL,
  done_at timestamptz NOT NULL
);
CREATE INDEX authority_freeze_authority ON authority_freeze (authority_id, done_at DESC);
CREATE TRIGGER authority_freeze_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON authority_freeze EXECUTE FUNCTION refuse_change();

-- While an authority is frozen nothing is produced for it and its officers hand nothing in. The row is held, so that a production and a
-- freeze at once cannot both be.
CREATE FUNCTION frozen_gets_nothing() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM legal_request r JOIN authority a ON a.id = r.authority_id
              WHERE r.id = NEW.request_id AND a.frozen_at IS NOT NULL FOR SHARE OF a) THEN
    RAISE EXCEPTION 'the authority is frozen: nothing is produced for it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER production_not_frozen BEFORE INSERT ON production FOR EACH ROW EXECUTE FUNCTION frozen_gets_nothing();
CREATE FUNCTION frozen_hands_nothing_in() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.channel = 'portal' AND EXISTS (SELECT FROM authority a WHERE a.id = NEW.authority_id AND a.frozen_at IS NOT NULL FOR SHARE OF a) THEN
    RAISE EXCEPTION 'the authority is frozen: its officers hand nothing in' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER request_not_frozen BEFORE INSERT ON legal_request FOR EACH ROW
  WHEN (NEW.channel = 'portal') EXECUTE FUNCTION frozen_hands_nothing_in();

-- From where a demand says that it comes: domains in clear, the address and the number given for a call-back by keyed index only.
CREATE TABLE request_sender (
  request_id uuid PRIMARY KEY REFERENCES legal_request (id),
  domain text CHECK (length(domain) BETWEEN 1 AND 253),
  reply_domain text CHECK (length(reply_domain) BETWEEN 1 AND 253),
  address_lookup bytea CHECK (octet_length(address_lookup) = 32),
  phone_lookup bytea CHECK (octet_length(phone_lookup) = 32),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT sender_says_something CHECK (num_nonnulls(domain, phone_lookup) > 0)
);
CREATE INDEX request_sender_address ON request_sender (address_lookup) WHERE address_lookup IS NOT NULL;
CREATE INDEX request_sender_phone ON request_sender (phone_lookup) WHERE phone_lookup IS NOT NULL;

-- The wording of a demand as a keyed sketch (MinHash): similar texts are found, no text can be read back.
CREATE TABLE request_wording (
  request_id uuid PRIMARY KEY REFERENCES legal_request (id),
  sketch bytea NOT NULL CHECK (octet_length(sketch) = 256),
  bands bigint[] NOT NULL CHECK (cardinality(bands) = 16)
);
CREATE INDEX request_wording_bands ON request_wording USING gin (bands);

-- A suspicion: raised by a person on signals, linked with whatever belongs to it, marked with its outcome.
CREATE TABLE suspicion (
  id uuid PRIMARY KEY,
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  signals text[] NOT NULL DEFAULT '{}',
  reason text NOT NULL CHECK (length(reason) BETWEEN 10 AND 4000),
  raised_by text NOT NULL,
  raised_at timestamptz NOT NULL,
  outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'cleared', 'failed-verification', 'confirmed-fraud', 'impersonation')),
  -- A fraud that one person holds to be confirmed waits for a second.
  proposed_outcome text CHECK (proposed_outcome IN ('confirmed-fraud', 'impersonation')),
  proposed_by text,
  proposed_at timestamptz,
  proposed_reason text CHECK (length(proposed_reason) BETWEEN 20 AND 4000),
  marked_by text,
  marked_at timestamptz,
  marked_reason text CHECK (length(marked_reason) BETWEEN 10 AND 4000),
  reopened_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT suspicion_marked CHECK ((outcome = 'open') = (marked_at IS NULL) AND (marked_at IS NULL) = (marked_by IS NULL)),
  CONSTRAINT suspicion_proposed CHECK ((proposed_outcome IS NULL) = (proposed_by IS NULL) AND (proposed_by IS NULL) = (proposed_at IS NULL)),
  CONSTRAINT suspicion_two_people CHECK (outcome NOT IN ('confirmed-fraud', 'impersonation')
    OR (proposed_outcome = outcome AND proposed_by IS DISTINCT FROM marked_by))
);
CREATE INDEX suspicion_open ON suspicion (raised_at DESC, id DESC) WHERE outcome = 'open';
CREATE INDEX suspicion_recent ON suspicion (raised_at DESC, id DESC);
CREATE FUNCTION suspicion_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.country, NEW.signals, NEW.reason, NEW.raised_by, NEW.raised_at)
     IS DISTINCT FROM (OLD.id, OLD.country, OLD.signals, OLD.reason, OLD.raised_by, OLD.raised_at)
     OR (OLD.outcome <> 'open' AND (NEW.outcome, NEW.proposed_outcome, NEW.proposed_by, NEW.proposed_at, NEW.marked_by, NEW.marked_at, NEW.marked_reason)
        IS DISTINCT FROM (OLD.outcome, OLD.proposed_outcome, OLD.proposed_by, OLD.proposed_at, OLD.marked_by, OLD.marked_at, OLD.marked_reason)) THEN
    RAISE EXCEPTION 'suspicion %: what was raised, and how it was marked, is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suspicion_stands BEFORE UPDATE ON suspicion FOR EACH ROW EXECUTE FUNCTION suspicion_stands();
CREATE TRIGGER suspicion_kept BEFORE DELETE OR TRUNCATE ON suspicion EXECUTE FUNCTION refuse_change();

CREATE TABLE suspicion_link (
  id uuid PRIMARY KEY,
  suspicion_id uuid NOT NULL REFERENCES suspicion (id),
  request_id uuid REFERENCES legal_request (id),
  authority_id uuid REFERENCES authority (id),
  officer_id uuid REFERENCES officer (id),
  linked_by text NOT NULL,
  linked_at timestamptz NOT NULL,
  CONSTRAINT link_to_one CHECK (num_nonnulls(request_id, authority_id, officer_id) = 1),
  UNIQUE NULLS NOT DISTINCT (suspicion_id, request_id, authority_id, officer_id)
);
CREATE INDEX suspicion_link_request ON suspicion_link (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX suspicion_link_authority ON suspicion_link (authority_id) WHERE authority_id IS NOT NULL;
CREATE INDEX suspicion_link_officer ON suspicion_link (officer_id) WHERE officer_id IS NOT NULL;
CREATE TRIGGER suspicion_link_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON suspicion_link EXECUTE FUNCTION refuse_change();

-- All that a suspect ever sent, to be looked at again one by one. An outcome is written once.
CREATE TABLE suspicion_review (
  suspicion_id uuid NOT NULL REFERENCES suspicion (id),
  request_id uuid NOT NULL REFERENCES legal_request (id),
  outcome text NOT NULL DEFAULT 'due' CHECK (outcome IN ('due', 'standing', 'should-not-have-been-given')),
  reason text CHECK (length(reason) BETWEEN 10 AND 4000),
  judged_by text,
  judged_at timestamptz,
  PRIMARY KEY (suspicion_id, request_id),
  CONSTRAINT review_judged CHECK ((outcome = 'due') = (judged_at IS NULL) AND (judged_at IS NULL) = (judged_by IS NULL) AND (judged_at IS NULL) = (reason IS NULL))
);
CREATE INDEX suspicion_review_request ON suspicion_review (request_id);
CREATE FUNCTION review_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome <> 'due' OR (NEW.suspicion_id, NEW.request_id) IS DISTINCT FROM (OLD.suspicion_id, OLD.request_id) THEN
    RAISE EXCEPTION 'a request that was looked at again keeps what was found' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_stands BEFORE UPDATE ON suspicion_review FOR EACH ROW EXECUTE FUNCTION review_stands();
CREATE TRIGGER suspicion_review_kept BEFORE DELETE OR TRUNCATE ON suspicion_review EXECUTE FUNCTION refuse_change();

-- Contacts with governments. What was written stands; a correction is a further version with its reason.
CREATE TABLE contact (
  id uuid PRIMARY KEY,
  held_at timestamptz NOT NULL,
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX contact_recent ON contact (held_at DESC, id DESC);
CREATE TABLE contact_version (
  contact_id uuid NOT NULL REFERENCES contact (id),
  number integer NOT NULL CHECK (number >= 1),
  held_at timestamptz NOT NULL,
  channel text NOT NULL CHECK (channel IN ('meeting', 'call', 'video', 'letter', 'e-mail', 'hearing', 'other')),
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  kind text NOT NULL CHECK (kind IN ('court', 'prosecutor', 'police', 'ministry', 'regulator', 'intelligence', 'other')),
  office text NOT NULL CHECK (length(office) BETWEEN 1 AND 300),
  authority_id uuid REFERENCES authority (id),
  -- Officials who acted in their office; shown to staff, never in the log.
  officials text[] NOT NULL CHECK (cardinality(officials) <= 20),
  topics text[] NOT NULL CHECK (cardinality(topics) BETWEEN 1 AND 8
    AND topics <@ ARRAY['content-access', 'traceability', 'accountability', 'encryption', 'bans', 'data-request', 'legislation', 'other']),
  asked text NOT NULL CHECK (length(asked) BETWEEN 1 AND 8000),
  answered text NOT NULL CHECK (length(answered) BETWEEN 1 AND 8000),
  -- Why a further version was written; the first has none.
  reason text CHECK (length(reason) BETWEEN 10 AND 2000),
  written_by text NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (contact_id, number),
  CONSTRAINT contact_correction CHECK ((number = 1) = (reason IS NULL))
);
CREATE INDEX contact_version_authority ON contact_version (authority_id) WHERE authority_id IS NOT NULL;
CREATE TRIGGER contact_version_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON contact_version EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contact_kept BEFORE DELETE OR TRUNCATE ON contact EXECUTE FUNCTION refuse_change();
CREATE TABLE contact_commitment (
  id uuid PRIMARY KEY,
  contact_id uuid NOT NULL REFERENCES contact (id),
  by_whom text NOT NULL CHECK (by_whom IN ('us', 'them')),
  text text NOT NULL CHECK (length(text) BETWEEN 5 AND 2000),
  due_on date,
  outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'kept', 'not-kept')),
  settled_by text,
  settled_at timestamptz,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT commitment_settled CHECK ((outcome = 'open') = (settled_at IS NULL) AND (settled_at IS NULL) = (settled_by IS NULL))
);
CREATE INDEX contact_commitment_contact ON contact_commitment (contact_id, added_at);
CREATE INDEX contact_commitment_due ON contact_commitment (due_on) WHERE outcome = 'open';
CREATE FUNCTION commitment_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome <> 'open' OR (NEW.id, NEW.contact_id, NEW.by_whom, NEW.text, NEW.due_on, NEW.added_by, NEW.added_at)
     IS DISTINCT FROM (OLD.id, OLD.contact_id, OLD.by_whom, OLD.text, OLD.due_on, OLD.added_by, OLD.added_at) THEN
    RAISE EXCEPTION 'a commitment stands as it was given; it can only be settled, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER commitment_stands BEFORE UPDATE ON contact_commitment FOR EACH ROW EXECUTE FUNCTION commitment_stands();
CREATE TRIGGER contact_commitment_kept BEFORE DELETE OR TRUNCATE ON contact_commitment EXECUTE FUNCTION refuse_change();
CREATE TABLE contact_request (
  contact_id uuid NOT NULL REFERENCES contact (id),
  request_id uuid NOT NULL REFERENCES legal_request (id),
  linked_by text NOT NULL,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (contact_id, request_id)
);
CREATE INDEX contact_request_request ON contact_request (request_id);
CREATE TABLE contact_document (
  contact_id uuid NOT NULL REFERENCES contact (id),
  document_id uuid NOT NULL REFERENCES document (id),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
  added_by text NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (contact_id, document_id)
);
CREATE INDEX contact_document_document ON contact_document (document_id);

GRANT SELECT, INSERT ON authority_freeze, domain_challenge, verification, request_sender, request_wording, suspicion, suspicion_link, suspicion_review,
  contact, contact_version, contact_commitment, contact_request, contact_document TO countersign_app;
GRANT UPDATE (answered_at) ON domain_challenge TO countersign_app;
GRANT UPDATE (sealed, key_id, ended_at, ended_by, ended_code, ended_reason) ON verification TO countersign_app;
GRANT UPDATE (domain, reply_domain, address_lookup, phone_lookup, recorded_by, recorded_at) ON request_sender TO countersign_app;
GRANT UPDATE (sketch, bands) ON request_wording TO countersign_app;
GRANT UPDATE (outcome, proposed_outcome, proposed_by, proposed_at, proposed_reason, marked_by, marked_at, marked_reason, reopened_at, version)
  ON suspicion TO countersign_app;
GRANT UPDATE (outcome, reason, judged_by, judged_at) ON suspicion_review TO countersign_app;
GRANT UPDATE (held_at, country, version) ON contact TO countersign_app;
GRANT UPDATE (outcome, settled_by, settled_at) ON contact_commitment TO countersign_app;
