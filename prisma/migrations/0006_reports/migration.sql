-- Reports: compiled from the records, signed by two people, published for good.

CREATE TABLE report (
  id uuid PRIMARY KEY,
  template text NOT NULL CHECK (template IN ('global', 'india-monthly', 'eu-dsa-2024-2835', 'eu-evidence-28-4', 'us-national-security')),
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
  period_from date NOT NULL,
  period_to date NOT NULL CHECK (period_to >= period_from),
  country char(2) CHECK (country ~ '^[A-Z]{2}$'),
  state text NOT NULL CHECK (state IN ('draft', 'proposed', 'signed', 'published', 'withdrawn')),
  -- The canonical JSON (RFC 8785) that is signed and published, and its SHA-256.
  content bytea NOT NULL,
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  -- Which batches and which requests were counted, and how many entries of each request: what its evidence is made of.
  sources bytea NOT NULL,
  sources_digest bytea NOT NULL CHECK (octet_length(sources_digest) = 32),
  compiled_by text NOT NULL,
  compiled_at timestamptz NOT NULL,
  proposed_by text,
  proposed_at timestamptz,
  countersigned_by text,
  countersigned_at timestamptz,
  published_by text,
  published_at timestamptz,
  -- The public address; publications of one slug are its editions 1, 2, 3 …, and each but the first says what changed.
  slug text CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  edition integer CHECK (edition > 0),
  supersedes uuid REFERENCES report (id),
  change_note text CHECK (length(change_note) BETWEEN 10 AND 2000),
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text CHECK (length(withdrawn_reason) BETWEEN 10 AND 2000),
  UNIQUE (slug, edition),
  CONSTRAINT report_digest_own CHECK (digest = sha256(content) AND sources_digest = sha256(sources)),
  CONSTRAINT report_two_people CHECK (countersigned_by IS DISTINCT FROM proposed_by OR proposed_by IS NULL),
  CONSTRAINT report_signed_in_order CHECK (
    (proposed_by IS NULL) = (proposed_at IS NULL)
    AND (countersigned_by IS NULL) = (countersigned_at IS NULL)
    AND (published_by IS NULL) = (published_at IS NULL)
    AND (countersigned_by IS NULL OR proposed_by IS NOT NULL)
    AND (published_by IS NULL OR countersigned_by IS NOT NULL)),
  CONSTRAINT report_state_told CHECK (
    CASE state
      WHEN 'draft' THEN proposed_by IS NULL
      WHEN 'proposed' THEN proposed_by IS NOT NULL AND countersigned_by IS NULL
      WHEN 'signed' THEN countersigned_by IS NOT NULL AND published_by IS NULL
      WHEN 'published' THEN published_by IS NOT NULL
      ELSE true
    END),
  CONSTRAINT report_published_placed CHECK ((published_at IS NULL) = (slug IS NULL) AND (slug IS NULL) = (edition IS NULL)),
  CONSTRAINT report_edition_explained CHECK (edition IS NULL OR (edition = 1) = (supersedes IS NULL) AND (edition = 1 OR change_note IS NOT NULL)),
  CONSTRAINT report_withdrawn_told CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)
    AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX report_recent ON report (compiled_at DESC, id DESC);

-- What was compiled is never edited: another draft is compiled instead. What was signed or published stays as it was.
CREATE FUNCTION report_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' THEN
      RAISE EXCEPTION 'a report begins as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.template, NEW.title, NEW.period_from, NEW.period_to, NEW.country, NEW.content, NEW.digest, NEW.sources, NEW.sources_digest,
      NEW.compiled_by, NEW.compiled_at)
     IS DISTINCT FROM
     (OLD.id, OLD.template, OLD.title, OLD.period_from, OLD.period_to, OLD.country, OLD.content, OLD.digest, OLD.sources, OLD.sources_digest,
      OLD.compiled_by, OLD.compiled_at)
     OR (OLD.proposed_by IS NOT NULL AND (NEW.proposed_by, NEW.proposed_at) IS DISTINCT FROM (OLD.proposed_by, OLD.proposed_at))
     OR (OLD.countersigned_by IS NOT NULL AND (NEW.countersigned_by, NEW.countersigned_at) IS DISTINCT FROM (OLD.countersigned_by, OLD.countersigned_at))
     OR (OLD.published_at IS NOT NULL AND (NEW.published_by, NEW.published_at, NEW.slug, NEW.edition, NEW.supersedes, NEW.change_note)
         IS DISTINCT FROM (OLD.published_by, OLD.published_at, OLD.slug, OLD.edition, OLD.supersedes, OLD.change_note))
     OR OLD.state = 'withdrawn' THEN
    RAISE EXCEPTION 'report %: what was compiled, signed or published is not changed', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('draft', 'proposed'), ('proposed', 'signed'), ('signed', 'published'),
      ('draft', 'withdrawn'), ('proposed', 'withdrawn'), ('signed', 'withdrawn'), ('published', 'withdrawn')) THEN
    RAISE EXCEPTION 'report %: no way leads from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_kept BEFORE INSERT OR UPDATE ON report FOR EACH ROW EXECUTE FUNCTION report_kept();
CREATE TRIGGER report_stays BEFORE DELETE OR TRUNCATE ON report EXECUTE FUNCTION refuse_change();

-- A publication's files, as they were on the day; the JSON is the report's own content.
CREATE TABLE report_file (
  report_id uuid NOT NULL REFERENCES report (id),
  name text NOT NULL CHECK (name IN ('report.json', 'report.csv', 'report.pdf')),
  bytes bytea NOT NULL,
  sha256 bytea NOT NULL CHECK (sha256 = sha256(bytes)),
  PRIMARY KEY (report_id, name)
);
-- Files are laid down while the signed report is being published, never after.
CREATE FUNCTION report_file_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM report WHERE id = NEW.report_id AND state = 'signed') THEN
    RAISE EXCEPTION 'files belong to a signed report that is being published' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_file_in_time BEFORE INSERT ON report_file FOR EACH ROW EXECUTE FUNCTION report_file_in_time();
CREATE TRIGGER report_file_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON report_file EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON report TO countersign_app;
GRANT SELECT, INSERT ON report_file TO countersign_app;
