-- What leaves the house: letters by versions of their templates, deliveries of productions, and each fetch of one.

-- A text that replaces the one we ship (which is version 1, in lib/letters/texts). It is written by one person of counsel and countersigned
-- by another, and is used from a time on.
CREATE TABLE letter_version (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  language text NOT NULL CHECK (language IN ('en', 'de', 'fr', 'pt', 'hi')),
  number integer NOT NULL CHECK (number >= 2),
  text text NOT NULL CHECK (length(text) BETWEEN 40 AND 20000),
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  countersigned_by text,
  countersigned_at timestamptz,
  in_force_from timestamptz,
  rejected_by text,
  rejected_at timestamptz,
  rejected_reason text CHECK (length(rejected_reason) BETWEEN 10 AND 2000),
  UNIQUE (kind, language, number),
  UNIQUE (id, kind, language, number),
  CONSTRAINT letter_version_two_people CHECK (countersigned_by IS DISTINCT FROM proposed_by),
  CONSTRAINT letter_version_signed CHECK ((countersigned_by IS NULL) = (countersigned_at IS NULL) AND (countersigned_by IS NULL) = (in_force_from IS NULL)),
  CONSTRAINT letter_version_not_before CHECK (in_force_from >= countersigned_at),
  CONSTRAINT letter_version_rejected CHECK ((rejected_by IS NULL) = (rejected_at IS NULL) AND (rejected_by IS NULL) = (rejected_reason IS NULL)),
  CONSTRAINT letter_version_not_both CHECK (countersigned_by IS NULL OR rejected_by IS NULL)
);
CREATE UNIQUE INDEX letter_version_one_open ON letter_version (kind, language) WHERE countersigned_by IS NULL AND rejected_by IS NULL;
CREATE INDEX letter_version_in_force ON letter_version (kind, language, in_force_from DESC) WHERE countersigned_by IS NOT NULL;

CREATE FUNCTION letter_version_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.countersigned_by IS NOT NULL OR OLD.rejected_by IS NOT NULL
     OR (NEW.id, NEW.kind, NEW.language, NEW.number, NEW.text, NEW.proposed_by, NEW.proposed_at)
        IS DISTINCT FROM (OLD.id, OLD.kind, OLD.language, OLD.number, OLD.text, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'a version of a letter stands as it was proposed and signed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER letter_version_stands BEFORE UPDATE OR DELETE ON letter_version FOR EACH ROW EXECUTE FUNCTION letter_version_stands();

-- What is sealed goes in one direction only: away, when its retention ends.
CREATE FUNCTION only_destroyed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF to_jsonb(NEW) - 'sealed' - 'key_id' IS DISTINCT FROM to_jsonb(OLD) - 'sealed' - 'key_id'
     OR NEW.sealed IS NOT NULL OR NEW.key_id IS NOT NULL THEN
    RAISE EXCEPTION 'what was made stands; its bytes can only be destroyed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- A letter that was made for a case. With it stands which version of which text it was made from.
CREATE TABLE letter (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  -- The how-manieth of its case: of two people who write at once, one wins.
  number integer NOT NULL CHECK (number >= 1),
  -- To whom it goes through the portal; null for one that is printed and posted.
  officer_id uuid REFERENCES officer (id),
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'),
  language text NOT NULL CHECK (language IN ('en', 'de', 'fr', 'pt', 'hi')),
  version integer NOT NULL CHECK (version >= 1),
  -- Null for version 1, which ships with the program.
  version_id uuid,
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 5 AND 200),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  size integer NOT NULL CHECK (size > 0),
  -- The PDF; context letter:<id>; null once retention has destroyed it.
  sealed bytea,
  key_id text,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  UNIQUE (request_id, number),
  FOREIGN KEY (version_id, kind, language, version) REFERENCES letter_version (id, kind, language, number),
  CONSTRAINT letter_version_named CHECK ((version = 1) = (version_id IS NULL))
);
CREATE TRIGGER letter_stands BEFORE UPDATE ON letter FOR EACH ROW EXECUTE FUNCTION only_destroyed();

-- The application may destroy a production's bytes and change nothing else of it.
REVOKE UPDATE ON production FROM countersign_app;
GRANT UPDATE (sealed, key_id) ON production TO countersign_app;
ALTER TABLE production ADD CONSTRAINT production_of_request UNIQUE (id, request_id);
CREATE INDEX production_newest ON production (request_id, made_at DESC);

-- The words of a production's cover letter, from which each delivery sets its own copy with the recipient's name on every page.
CREATE TABLE production_sheet (
  production_id uuid PRIMARY KEY REFERENCES production (id),
  -- Sealed: it names accounts; context production-sheet:<production id>.
  sealed bytea,
  key_id text,
  language text NOT NULL CHECK (language IN ('en', 'de', 'fr', 'pt', 'hi')),
  version integer NOT NULL CHECK (version >= 1),
  version_id uuid REFERENCES letter_version (id)
);
CREATE TRIGGER production_sheet_stands BEFORE UPDATE ON production_sheet FOR EACH ROW EXECUTE FUNCTION only_destroyed();

ALTER TABLE officer_key ADD CONSTRAINT officer_key_of_officer UNIQUE (id, officer_id, kind);

-- A production on its way to one officer: packed for them, encrypted to their key or to a secret that was told on another channel.
CREATE TABLE delivery (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL,
  production_id uuid NOT NULL,
  -- The how-manieth of its production: of two people who deliver at once, one wins.
  number integer NOT NULL CHECK (number >= 1),
  officer_id uuid NOT NULL REFERENCES officer (id),
  channel text NOT NULL CHECK (channel IN ('age', 'smime', 'openpgp', 'secret')),
  officer_key_id uuid,
  -- SHA-256 of the link's token; the token itself is in the mail and nowhere else.
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  file_name text NOT NULL CHECK (length(file_name) BETWEEN 5 AND 200),
  -- Of the encrypted file, which is what is handed out.
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  size integer NOT NULL CHECK (size > 0),
  -- The encrypted file, sealed once more at rest; context delivery:<id>; null once destroyed.
  sealed bytea,
  key_id text,
  fetches integer NOT NULL DEFAULT 0,
  fetches_max integer NOT NULL CHECK (fetches_max BETWEEN 1 AND 20),
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_by text,
  revoked_at timestamptz,
  UNIQUE (production_id, number),
  FOREIGN KEY (production_id, request_id) REFERENCES production (id, request_id),
  FOREIGN KEY (officer_key_id, officer_id, channel) REFERENCES officer_key (id, officer_id, kind),
  CONSTRAINT delivery_key CHECK ((channel = 'secret') = (officer_key_id IS NULL)),
  CONSTRAINT delivery_one_to_45_days CHECK (expires_at BETWEEN made_at + interval '1 day' AND made_at + interval '45 days'),
  CONSTRAINT delivery_fetches CHECK (fetches BETWEEN 0 AND fetches_max),
  CONSTRAINT delivery_revoked CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
);
CREATE INDEX delivery_request ON delivery (request_id, made_at DESC);

-- Only to a verified officer of the authority that asked, by a key that holds, and not while the authority is frozen.
CREATE FUNCTION delivery_reaches() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM legal_request r JOIN officer o ON o.authority_id = r.authority_id JOIN authority a ON a.id = r.authority_id
                  WHERE r.id = NEW.request_id AND o.id = NEW.officer_id AND o.verified_at IS NOT NULL AND o.disabled_at IS NULL
                    AND to_jsonb(a) ->> 'frozen_at' IS NULL) THEN
    RAISE EXCEPTION 'a delivery goes to a verified officer of the authority that asked' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.officer_key_id IS NOT NULL AND NOT EXISTS (SELECT FROM officer_key k WHERE k.id = NEW.officer_key_id AND k.revoked_at IS NULL
       AND (k.expires_at IS NULL OR k.expires_at > NEW.made_at)) THEN
    RAISE EXCEPTION 'the key was revoked or has expired' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delivery_reaches BEFORE INSERT ON delivery FOR EACH ROW EXECUTE FUNCTION delivery_reaches();

-- It is fetched, revoked and destroyed; it never becomes another, opens again or forgets a fetch.
CREATE FUNCTION delivery_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF to_jsonb(NEW) - '{sealed,key_id,fetches,revoked_by,revoked_at}'::text[]
       IS DISTINCT FROM to_jsonb(OLD) - '{sealed,key_id,fetches,revoked_by,revoked_at}'::text[]
     OR NEW.fetches NOT IN (OLD.fetches, OLD.fetches + 1)
     OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_at, NEW.revoked_by) IS DISTINCT FROM (OLD.revoked_at, OLD.revoked_by))
     OR ((NEW.sealed, NEW.key_id) IS DISTINCT FROM (OLD.sealed, OLD.key_id) AND NOT (NEW.sealed IS NULL AND NEW.key_id IS NULL))
     OR (NEW.fetches > OLD.fetches AND (OLD.revoked_at IS NOT NULL OR OLD.sealed IS NULL)) THEN
    RAISE EXCEPTION 'a delivery stands: it can be fetched, revoked and destroyed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delivery_stands BEFORE UPDATE ON delivery FOR EACH ROW EXECUTE FUNCTION delivery_stands();

-- Each attempt to fetch one, in vain or not.
CREATE TABLE delivery_fetch (
  id uuid PRIMARY KEY,
  delivery_id uuid NOT NULL REFERENCES delivery (id),
  at timestamptz NOT NULL,
  way text NOT NULL CHECK (way IN ('link', 'portal')),
  outcome text NOT NULL CHECK (outcome IN ('served', 'expired', 'used-up', 'revoked', 'destroyed', 'frozen', 'unverified', 'key-ended'))
);
CREATE INDEX delivery_fetch_delivery ON delivery_fetch (delivery_id, at);
CREATE TRIGGER delivery_fetch_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery_fetch EXECUTE FUNCTION refuse_change();

-- Destroying a production destroys what was packed from it.
CREATE FUNCTION production_destroyed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE production_sheet SET sealed = NULL, key_id = NULL WHERE production_id = NEW.id AND sealed IS NOT NULL;
  UPDATE delivery SET sealed = NULL, key_id = NULL WHERE production_id = NEW.id AND sealed IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER production_destroyed AFTER UPDATE ON production FOR EACH ROW WHEN (OLD.sealed IS NOT NULL AND NEW.sealed IS NULL)
  EXECUTE FUNCTION production_destroyed();

GRANT SELECT, INSERT ON letter_version, letter, production_sheet, delivery, delivery_fetch TO countersign_app;
GRANT UPDATE (countersigned_by, countersigned_at, in_force_from, rejected_by, rejected_at, rejected_reason) ON letter_version TO countersign_app;
GRANT UPDATE (sealed, key_id) ON letter, production_sheet TO countersign_app;
GRANT UPDATE (sealed, key_id, fetches, revoked_by, revoked_at) ON delivery TO countersign_app;
