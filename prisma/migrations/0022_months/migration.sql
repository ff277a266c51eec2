-- Months of the ledger: made ahead by a job, their new pages summarised, old ones archived to files and dropped.

-- As 0005 made it, with two differences: months are made up to three ahead, and who asks for a month may write to it until the end of
-- the transaction: it is not archived meanwhile. A month that was archived opens again for rows that come late.
CREATE OR REPLACE FUNCTION ban_month(month date) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  first date := make_date(extract(year FROM month)::integer, extract(month FROM month)::integer, 1);
  next date := (first + interval '1 month')::date;
  name text := 'ban_' || to_char(first, 'YYYY_MM');
BEGIN
  IF to_regclass('public.' || name) IS NOT NULL THEN
    BEGIN
      EXECUTE format('LOCK TABLE public.%I IN ROW EXCLUSIVE MODE', name);
      RETURN name;
    EXCEPTION WHEN undefined_table THEN NULL; -- archived while we waited
    END;
  END IF;
  IF first < date '2000-01-01' OR first > (date_trunc('month', current_date) + interval '3 months')::date THEN
    RAISE EXCEPTION 'no partition is made for %', first USING ERRCODE = 'datetime_field_overflow';
  END IF;
  PERFORM pg_advisory_xact_lock(1668506989);
  -- Read from the catalogue: to_regclass may still remember that the name was free before we waited for who has made it meanwhile.
  IF EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = name) THEN RETURN name; END IF;
  EXECUTE format('CREATE TABLE public.%I (LIKE public.ban INCLUDING ALL)', name);
  EXECUTE format('CREATE TRIGGER ban_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON public.%I EXECUTE FUNCTION public.refuse_change()', name);
  EXECUTE format('ALTER TABLE public.ban ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
    name, first || ' 00:00:00+00', next || ' 00:00:00+00');
  EXECUTE format('GRANT SELECT, INSERT ON public.%I TO countersign_app', name);
  RETURN name;
END $$;

-- The months that have a partition, with what each weighs; rows are PostgreSQL's estimate, -1 before it has looked.
CREATE VIEW ban_month_size AS
  SELECT to_date(substr(c.relname, 5), 'YYYY_MM') AS month, c.relname::text AS name, c.oid AS partition, c.reltuples::bigint AS estimated_rows,
         pg_table_size(c.oid) AS bytes, pg_indexes_size(c.oid) AS index_bytes
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
   WHERE i.inhparent = 'public.ban'::regclass AND c.relname ~ '^ban_\d{4}_\d{2}$';

-- A BRIN index says nothing of pages that it has not summarised, and a look-up reads every one of them. Answers how many ranges were
-- summarised. Only the owner of an index may; whoever imports must wait for nobody.
CREATE FUNCTION summarise_bans(month date) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  made bigint := 0;
  index oid;
BEGIN
  FOR index IN
    SELECT x.indexrelid FROM public.ban_month_size p JOIN pg_index x ON x.indrelid = p.partition
      JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_am a ON a.oid = c.relam
     WHERE p.month = date_trunc('month', summarise_bans.month)::date AND a.amname = 'brin' ORDER BY 1
  LOOP
    made := made + brin_summarize_new_values(index);
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION summarise_bans(date) FROM PUBLIC;

-- One archive of a month: the file that its rows went to. A month that opened again for late rows may have several.
CREATE TABLE ban_archive (
  id uuid PRIMARY KEY,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  rows bigint NOT NULL CHECK (rows > 0),
  batches integer NOT NULL CHECK (batches > 0),
  bytes bigint NOT NULL CHECK (bytes > 0),
  -- SHA-256 of manifest.json, which names that of every other file.
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  made_by text NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX ban_archive_month ON ban_archive (month, made_at);
CREATE TRIGGER ban_archive_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_archive EXECUTE FUNCTION refuse_change();

-- Which rows of a batch an archive holds. `leaves`: their hashes, in order, where the batch has rows in other months, whose root could
-- not be computed without them.
CREATE TABLE ban_archive_batch (
  batch_id uuid NOT NULL,
  archive_id uuid NOT NULL,
  rows integer NOT NULL CHECK (rows > 0),
  numbers int4multirange NOT NULL,
  leaves bytea CHECK (octet_length(leaves) = 32 * rows),
  PRIMARY KEY (batch_id, archive_id)
);
CREATE INDEX ban_archive_batch_archive ON ban_archive_batch (archive_id);
CREATE TRIGGER ban_archive_batch_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_archive_batch EXECUTE FUNCTION refuse_change();

-- The sums of the archived rows, in the columns of ban_day: what a recount adds to the rows that are still there.
CREATE TABLE ban_archive_day (
  LIKE ban_day,
  archive_id uuid NOT NULL,
  PRIMARY KEY (day, archive_id, country, surface, action, reason, signal, automation, reported_before)
);
CREATE TRIGGER ban_archive_day_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_archive_day EXECUTE FUNCTION refuse_change();

-- An archive whose rows are back in the ledger counts no more.
CREATE TABLE ban_archive_restored (
  archive_id uuid PRIMARY KEY REFERENCES ban_archive (id),
  restored_by text NOT NULL,
  restored_at timestamptz NOT NULL
);
CREATE TRIGGER ban_archive_restored_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_archive_restored EXECUTE FUNCTION refuse_change();

-- What is in files and not in the ledger.
CREATE VIEW ban_archived AS SELECT * FROM ban_archive a WHERE NOT EXISTS (SELECT FROM ban_archive_restored r WHERE r.archive_id = a.id);

-- Drops the partition whose rows an archive of this transaction holds, and keeps their sums. Nothing else drops a month: the rows are
-- counted under a lock that lets nobody write, none may be held (18 U.S.C. 2258A(h)), and the month must be over for a month at least.
CREATE FUNCTION drop_ban_month(archive uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  held boolean;
  present bigint;
  kept public.ban_archive;
  name text;
BEGIN
  SELECT * INTO kept FROM public.ban_archive a
   WHERE a.id = archive AND a.xmin::text = (pg_current_xact_id()::text::bigint & 4294967295)::text;
  IF NOT FOUND THEN RAISE EXCEPTION 'no archive % was made in this transaction', archive USING ERRCODE = 'restrict_violation'; END IF;
  IF kept.month + interval '2 months' > current_date THEN
    RAISE EXCEPTION 'the month % is too young to be archived', kept.month USING ERRCODE = 'restrict_violation';
  END IF;
  name := 'ban_' || to_char(kept.month, 'YYYY_MM');
  LOCK TABLE ONLY public.ban IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE', name);
  EXECUTE format($q$SELECT count(*), COALESCE(bool_or(reason = 'child-exploitation' AND external_report IS NOT NULL
    AND occurred_at > now() - interval '1 year'), false) FROM public.%I$q$, name) INTO present, held;
  IF held THEN RAISE EXCEPTION 'a ban of % is held', kept.month USING ERRCODE = 'restrict_violation'; END IF;
  IF present <> kept.rows OR present IS DISTINCT FROM (SELECT sum(b.rows) FROM public.ban_archive_batch b WHERE b.archive_id = archive) THEN
    RAISE EXCEPTION 'the archive of % does not hold its % rows', kept.month, present USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  EXECUTE format($q$INSERT INTO public.ban_archive_day (archive_id, day, country, surface, action, reason, signal, automation, reported_before, count)
    SELECT %L, (occurred_at AT TIME ZONE 'UTC')::date, country, surface, action, reason, signal, automation, reported_before, count(*)
      FROM public.%I GROUP BY 2, 3, 4, 5, 6, 7, 8, 9$q$, archive, name);
  EXECUTE format('ALTER TABLE public.ban DETACH PARTITION public.%I', name);
  EXECUTE format('DROP TABLE public.%I', name);
END $$;
REVOKE ALL ON FUNCTION drop_ban_month(uuid) FROM PUBLIC;

GRANT SELECT ON ban_month_size, ban_archived, ban_archive_day TO countersign_app;
GRANT SELECT, INSERT ON ban_archive, ban_archive_batch, ban_archive_restored TO countersign_app;
GRANT EXECUTE ON FUNCTION summarise_bans(date), drop_ban_month(uuid) TO countersign_app;

-- The job goes on from here.
SELECT ban_month(current_date), ban_month((current_date + interval '1 month')::date), ban_month((current_date + interval '2 months')::date);
