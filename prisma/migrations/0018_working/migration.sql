-- The work at the desk: search, saved views, acts over many requests, comments, notifications, presence, child-safety cases.

-- What is investigated, a code of lib/law/offence.ts and a few words; and what protects a case about children.
ALTER TABLE legal_request
  ADD COLUMN offence text CHECK (offence ~ '^[a-z]+(-[a-z]+)*$'),
  ADD COLUMN offence_note text CHECK (length(offence_note) BETWEEN 1 AND 200),
  ADD COLUMN child_safety boolean NOT NULL DEFAULT false,
  -- The number of our own report to the CyberTipline (18 USC 2258A) and when it was made: what it held is kept for a year.
  ADD COLUMN report_reference text CHECK (length(report_reference) BETWEEN 1 AND 100),
  ADD COLUMN reported_at timestamptz,
  ADD COLUMN acknowledged_at timestamptz,
  ADD COLUMN acknowledged_by text,
  -- When the word that it was received left the house; until then the acknowledgement can be taken back.
  ADD COLUMN acknowledgement_sent_at timestamptz,
  ADD CONSTRAINT request_acknowledged_by_one CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL)),
  ADD CONSTRAINT request_acknowledgement_sent CHECK (acknowledgement_sent_at IS NULL OR acknowledged_at IS NOT NULL),
  ADD CONSTRAINT request_reported_whole CHECK ((report_reference IS NULL) = (reported_at IS NULL)),
  ADD CONSTRAINT request_child_safety CHECK (child_safety OR (offence IS DISTINCT FROM 'child-sexual-abuse' AND report_reference IS NULL));

-- Whichever way a request came in, what it is about protects it.
CREATE FUNCTION child_safety_marked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.offence = 'child-sexual-abuse' THEN NEW.child_safety := true; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER legal_request_child_safety BEFORE INSERT OR UPDATE OF offence ON legal_request
  FOR EACH ROW EXECUTE FUNCTION child_safety_marked();

-- What left the house is not taken back.
CREATE FUNCTION acknowledgement_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.acknowledged_at, NEW.acknowledged_by, NEW.acknowledgement_sent_at)
     IS DISTINCT FROM (OLD.acknowledged_at, OLD.acknowledged_by, OLD.acknowledgement_sent_at) THEN
    RAISE EXCEPTION 'an acknowledgement that was sent stands' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER legal_request_acknowledgement BEFORE UPDATE OF acknowledged_at, acknowledged_by, acknowledgement_sent_at ON legal_request
  FOR EACH ROW WHEN (OLD.acknowledgement_sent_at IS NOT NULL) EXECUTE FUNCTION acknowledgement_stands();

-- Who works on child-safety cases, where the house names them; an empty list names everybody of the desk.
CREATE TABLE child_safety_handler (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  named_by text NOT NULL,
  named_at timestamptz NOT NULL
);
-- Whether a person may open the documents and productions of a request: for every room, in one place.
CREATE FUNCTION may_handle(request uuid, person text) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT FROM legal_request r WHERE r.id = request AND r.child_safety)
      OR NOT EXISTS (SELECT FROM child_safety_handler)
      OR EXISTS (SELECT FROM child_safety_handler h WHERE h.person_id::text = person)
$$;

-- What a request is found by: words of its reference, its authority, its offence and its note, and the codes of its instrument, country and
-- offence (`instrument:US-SUBPOENA`). No identifier is in it: those are found by their keyed index alone. Apart from the request, so
-- that work on a case does not rewrite it.
CREATE TABLE request_search (
  request_id uuid PRIMARY KEY REFERENCES legal_request (id),
  received_at timestamptz NOT NULL,
  words tsvector NOT NULL
);
-- A short pending list: a search reads all of it.
CREATE INDEX request_search_words ON request_search USING gin (words) WITH (gin_pending_list_limit = 256);
CREATE INDEX request_search_recent ON request_search (received_at DESC, request_id DESC);

-- Words without accents, in lower case, parted at spaces and signs; lib/requests/searchText.ts parts what was typed alike.
CREATE FUNCTION search_words(given text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT COALESCE(array_agg(DISTINCT left(word, 60)), '{}')
    FROM regexp_split_to_table(lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036F]', '', 'g')),
           '[\s!-/:-@\[-`{-~“”„‘’«»–—·…§]+') word
   WHERE word <> ''
$$;
CREATE FUNCTION search_document(r legal_request, authority text) RETURNS tsvector LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT array_to_tsvector(search_words(concat_ws(' ', r.reference, authority, r.report_reference, r.offence_note, r.note))
      || ARRAY['instrument:' || r.instrument, 'country:' || r.country]
      || CASE WHEN r.offence IS NULL THEN '{}' ELSE ARRAY['offence:' || r.offence] END)
$$;

CREATE FUNCTION request_found_by() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO request_search (request_id, received_at, words)
  SELECT NEW.id, NEW.received_at, search_document(NEW, a.name) FROM authority a WHERE a.id = NEW.authority_id
  ON CONFLICT (request_id) DO UPDATE SET received_at = excluded.received_at, words = excluded.words;
  RETURN NULL;
END $$;
CREATE TRIGGER legal_request_found_by AFTER INSERT OR UPDATE OF reference, authority_id, country, instrument, offence, offence_note,
  report_reference, note, received_at ON legal_request FOR EACH ROW EXECUTE FUNCTION request_found_by();

CREATE FUNCTION authority_found_by() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE request_search s SET words = search_document(r, NEW.name) FROM legal_request r
   WHERE r.authority_id = NEW.id AND s.request_id = r.id;
  RETURN NULL;
END $$;
CREATE TRIGGER authority_found_by AFTER UPDATE OF name ON authority
  FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION authority_found_by();

INSERT INTO request_search (request_id, received_at, words)
SELECT r.id, r.received_at, search_document(r, a.name) FROM legal_request r JOIN authority a ON a.id = r.authority_id;

-- Trigrams find what is nearly called that. Where the login may not add the extension, or the server has none, words still do.
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
  RAISE NOTICE 'pg_trgm cannot be added: a search forgives no misspelling';
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
    EXECUTE 'CREATE INDEX authority_name_trigram ON authority USING gin (lower(name) gin_trgm_ops)';
    EXECUTE 'CREATE INDEX legal_request_reference_trigram ON legal_request USING gin (lower(reference) gin_trgm_ops)';
  END IF;
END $$;

-- Every proposal of a request, those that were sent back too: the page of a case reads them, and read the whole table before.
CREATE INDEX decision_request ON decision (request_id, proposed_at DESC);
-- What is due next; what is answered comes last, since nothing is due on it any more.
CREATE INDEX legal_request_next ON legal_request
  ((CASE WHEN produced_at IS NULL THEN COALESCE(legal_due_at, house_due_at, 'infinity'::timestamptz) ELSE 'infinity'::timestamptz END), id)
  WHERE state IN ('received', 'proposed', 'decided', 'collected', 'produced');
-- What is due next among those that stand at one point, such as those that wait for a second person.
CREATE INDEX legal_request_due_by_state ON legal_request
  (state, (CASE WHEN produced_at IS NULL THEN COALESCE(legal_due_at, house_due_at, 'infinity'::timestamptz) ELSE 'infinity'::timestamptz END), id)
  WHERE state IN ('received', 'proposed', 'decided', 'collected', 'produced');
-- The past, newest first: the newest of all are open, and are not to be read over.
CREATE INDEX legal_request_past ON legal_request (received_at DESC, id DESC) WHERE state IN ('closed', 'withdrawn');
-- Open requests in the order in which they came: a view of what has waited longest reads no past.
CREATE INDEX legal_request_waiting ON legal_request (received_at, id)
  WHERE state IN ('received', 'proposed', 'decided', 'collected', 'produced');

-- A way of looking at the queue that somebody named, for themselves or for everybody.
CREATE TABLE saved_view (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES person (id),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  shared boolean NOT NULL,
  -- The queue's own filters and order, by their names; what is kept was checked by the queue's own rules.
  filters jsonb NOT NULL CHECK (jsonb_typeof(filters) = 'object' AND pg_column_size(filters) < 4096),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (owner_id, lower(name));
CREATE INDEX saved_view_shared ON saved_view (lower(name)) WHERE shared;
CREATE TABLE default_view (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  view_id uuid NOT NULL REFERENCES saved_view (id) ON DELETE CASCADE
);
CREATE INDEX default_view_view ON default_view (view_id);

-- One act over several requests, and what each was before: it can be taken back for a minute, while nobody changed them since.
CREATE TABLE bulk (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('assign', 'acknowledge')),
  done_by uuid NOT NULL REFERENCES person (id),
  done_at timestamptz NOT NULL,
  undone_at timestamptz,
  CONSTRAINT bulk_undone_in_time CHECK (undone_at BETWEEN done_at AND done_at + interval '60 seconds')
);
CREATE TABLE bulk_row (
  bulk_id uuid NOT NULL REFERENCES bulk (id),
  request_id uuid NOT NULL REFERENCES legal_request (id),
  -- The version that the act left: another one means that somebody went on.
  version integer NOT NULL,
  previous_owner uuid REFERENCES person (id),
  PRIMARY KEY (bulk_id, request_id)
);

-- What colleagues write to each other about a case. Sealed: it may name people. Nothing is edited; what is taken back leaves its mark.
CREATE TABLE comment (
  id uuid PRIMARY KEY,
  request_id uuid NOT NULL REFERENCES legal_request (id),
  -- AES-256-GCM, context comment:<id>; null once it was taken back or retention has destroyed it.
  sealed bytea,
  key_id text,
  written_by uuid NOT NULL REFERENCES person (id),
  written_at timestamptz NOT NULL,
  retracted_at timestamptz,
  CONSTRAINT comment_sealed_whole CHECK ((sealed IS NULL) = (key_id IS NULL)),
  CONSTRAINT comment_retracted_gone CHECK (retracted_at IS NULL OR sealed IS NULL)
);
CREATE INDEX comment_request ON comment (request_id, written_at, id);
CREATE FUNCTION comment_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.retracted_at IS NOT NULL OR NEW.sealed IS NOT NULL
     OR (NEW.id, NEW.request_id, NEW.written_by, NEW.written_at) IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.written_by, OLD.written_at) THEN
    RAISE EXCEPTION 'a comment is not changed: it is taken back or destroyed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_stands BEFORE UPDATE ON comment FOR EACH ROW EXECUTE FUNCTION comment_stands();
CREATE TRIGGER comment_kept BEFORE DELETE OR TRUNCATE ON comment EXECUTE FUNCTION refuse_change();

-- How a person is told by e-mail of what the portal tells them; without a row: not at all.
CREATE TABLE notification_preference (
  person_id uuid PRIMARY KEY REFERENCES person (id),
  digest text NOT NULL CHECK (digest IN ('off', 'at-once', 'daily')),
  chosen_at timestamptz NOT NULL
);
ALTER TABLE notification ADD COLUMN mailed_at timestamptz;
CREATE INDEX notification_unmailed ON notification (person_id, told_at) WHERE read_at IS NULL AND mailed_at IS NULL;

-- Who has a case open now. Seen within a minute or gone; lost at a crash, and nothing is lost by that.
CREATE UNLOGGED TABLE presence (
  request_id uuid NOT NULL REFERENCES legal_request (id),
  person_id uuid NOT NULL REFERENCES person (id),
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (request_id, person_id)
);
CREATE INDEX presence_person ON presence (person_id);

GRANT SELECT, INSERT ON request_search, saved_view, default_view, bulk, bulk_row, comment, notification_preference, presence,
  child_safety_handler TO countersign_app;
GRANT UPDATE (received_at, words) ON request_search TO countersign_app;
GRANT UPDATE (name, shared, filters, version) ON saved_view TO countersign_app;
GRANT UPDATE (view_id) ON default_view TO countersign_app;
GRANT DELETE ON saved_view, default_view, presence, child_safety_handler TO countersign_app;
GRANT UPDATE (undone_at) ON bulk TO countersign_app;
GRANT UPDATE (sealed, key_id, retracted_at) ON comment TO countersign_app;
GRANT UPDATE (digest, chosen_at) ON notification_preference TO countersign_app;
GRANT UPDATE (mailed_at) ON notification TO countersign_app;
GRANT UPDATE (seen_at) ON presence TO countersign_app;
