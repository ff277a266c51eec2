-- Documents and messages stand as they came, until retention destroys their bytes; mail that the staff took in lands once.

ALTER TABLE document
  ADD CONSTRAINT document_sealed_with_key CHECK ((sealed IS NULL) = (key_id IS NULL)),
  ADD CONSTRAINT document_malware_is_not_kept CHECK (scan <> 'infected' OR sealed IS NULL),
  ADD CONSTRAINT document_scanned_when CHECK ((scan = 'unscanned') = (scanned_at IS NULL));
ALTER TABLE message ADD CONSTRAINT message_sealed_with_key CHECK ((sealed IS NULL) = (key_id IS NULL));

-- Bytes are destroyed, or sealed anew when the same ones come again (their hash says so); they are never exchanged for others.
CREATE FUNCTION document_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.sealed IS NOT NULL AND NEW.sealed IS NOT NULL AND (NEW.sealed, NEW.key_id) IS DISTINCT FROM (OLD.sealed, OLD.key_id) THEN
    RAISE EXCEPTION 'a document is not exchanged for another' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_stands BEFORE UPDATE OF sealed, key_id ON document FOR EACH ROW EXECUTE FUNCTION document_stands();

-- A message is not rewritten, and read for the first time once.
CREATE FUNCTION message_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.sealed IS NOT NULL AND (NEW.sealed, NEW.key_id) IS DISTINCT FROM (OLD.sealed, OLD.key_id) THEN
    RAISE EXCEPTION 'a message is not rewritten' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.read_at IS NOT NULL AND NEW.read_at IS DISTINCT FROM OLD.read_at THEN
    RAISE EXCEPTION 'a message is read for the first time once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_stands BEFORE UPDATE ON message FOR EACH ROW EXECUTE FUNCTION message_stands();

-- What came by e-mail: the mail itself is a document of the kind 'email', what was read of its headers lies in its facts.
CREATE TABLE received_mail (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  -- The same bytes land once, whoever takes them in.
  document_id uuid NOT NULL UNIQUE REFERENCES document (id),
  -- HMAC-SHA-256 of the Message-ID under the key of the index: another mail that says the same is found, and marked.
  message_index bytea CHECK (octet_length(message_index) = 32),
  entered_by text NOT NULL,
  entered_at timestamptz NOT NULL
);
CREATE INDEX received_mail_message ON received_mail (message_index) WHERE message_index IS NOT NULL;
CREATE INDEX received_mail_request ON received_mail (request_id);

GRANT SELECT, INSERT ON received_mail TO countersign_app;
