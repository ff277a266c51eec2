-- Reports to the CyberTipline that were filed after their ban had arrived. What was reported is kept for a year from the report (18 U.S.C. 2258A(h),
-- as the REPORT Act has it), and a platform bans first and files hours or weeks later.

-- The end of the year of a report: the last moment of its day is held for a year too. Days are UTC.
CREATE FUNCTION filing_held_until(filed_on date) RETURNS timestamptz LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (filed_on + interval '1 year' + interval '1 day') AT TIME ZONE 'UTC';

-- One report of one ban, by the ban's key. No foreign key: the keys are spread over shards by themselves, and `recount` checks them instead.
CREATE TABLE ban_filing (
  ban uuid NOT NULL,
  -- The CyberTipline's own id of the report. Its form leaves no room for words, addresses or numbers in E.164.
  report text NOT NULL CHECK (report ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$'),
  filed_on date NOT NULL,
  -- What the entry of the log is about. The log may be public, and who knows a sender's ids can compute the key of a ban: the entry names neither.
  id uuid NOT NULL,
  -- Hides what the digest in the entry is of.
  salt bytea NOT NULL CHECK (octet_length(salt) = 16),
  -- Written by `ban_filing_learns` and by nobody else. No account key is known of a ban whose row was in an archive.
  ban_occurred_at timestamptz NOT NULL,
  account_key smallint,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (ban, report),
  CONSTRAINT ban_filing_after_ban CHECK (filed_on >= (ban_occurred_at AT TIME ZONE 'UTC')::date),
  CONSTRAINT ban_filing_not_ahead CHECK (filed_on <= (recorded_at AT TIME ZONE 'UTC')::date)
);
-- Whether a month is held.
CREATE INDEX ban_filing_month ON ban_filing (ban_occurred_at);
CREATE TRIGGER ban_filing_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_filing EXECUTE FUNCTION refuse_change();

-- Copies what the ledger says of the ban, in its rows or by the codes that its archive left here. A reinstatement is no ban. By the database's own
-- clock nothing was filed tomorrow: nobody holds a month for longer than the law by a day that is yet to come.
CREATE FUNCTION ban_filing_learns() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  SELECT b.occurred_at, b.account_key INTO NEW.ban_occurred_at, NEW.account_key FROM ban_at(NEW.ban) b WHERE b.action <> 'reinstate';
  IF NOT FOUND THEN
    SELECT a.occurred_at, NULL INTO NEW.ban_occurred_at, NEW.account_key FROM archived_ban_at(NEW.ban) a WHERE a.action <> 'reinstate';
  END IF;
  IF NOT FOUND THEN RAISE EXCEPTION 'no ban % is known', NEW.ban USING ERRCODE = 'foreign_key_violation'; END IF;
  -- The clocks of two servers may differ at midnight.
  IF NEW.filed_on > (now() AT TIME ZONE 'UTC')::date + 1 THEN
    RAISE EXCEPTION 'nothing was filed on % yet', NEW.filed_on USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ban_filing_learns BEFORE INSERT ON ban_filing FOR EACH ROW EXECUTE FUNCTION ban_filing_learns();

-- What the entry of a filing commits to: every column of its row but those that the entry itself says (who, and when). docs/log-format.md.
CREATE FUNCTION ban_filing_digest(f ban_filing) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN sha256(
  f.salt || uuid_send(f.id) || uuid_send(f.ban) || date_send(f.filed_on) || timestamptz_send(f.ban_occurred_at)
  || COALESCE(int4send(2) || int2send(f.account_key), '\xffffffff') || convert_to(f.report, 'UTF8'));

GRANT SELECT ON ban_filing TO countersign_app;
GRANT INSERT (ban, report, filed_on, id, salt, recorded_by, recorded_at) ON ban_filing TO countersign_app;

-- Keys of machines that send them.
ALTER TABLE api_key DROP CONSTRAINT api_key_scopes_check;
ALTER TABLE api_key ADD CONSTRAINT api_key_scopes_check CHECK (cardinality(scopes) >= 1 AND array_position(scopes, NULL) IS NULL
  AND scopes <@ '{bans:import,grievances:import,appeals:submit,filings:submit,results:read}'::text[]);

-- As 0032 made it, with one difference: a month is held also for a report that was filed later. One that opened again for late rows is held for
-- those in its archive too, whose folder nobody should part from meanwhile.
CREATE OR REPLACE FUNCTION drop_ban_month(archive uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  held boolean;
  present bigint;
  matching bigint;
  named bigint;
  kept public.ban_archive;
  name text;
  gone text;
  index record;
BEGIN
  SELECT * INTO kept FROM public.ban_archive a
   WHERE a.id = archive AND a.xmin::text = (pg_current_xact_id()::text::bigint & 4294967295)::text;
  IF NOT FOUND THEN RAISE EXCEPTION 'no archive % was made in this transaction', archive USING ERRCODE = 'restrict_violation'; END IF;
  IF kept.month + interval '2 months' > current_date THEN
    RAISE EXCEPTION 'the month % is too young to be archived', kept.month USING ERRCODE = 'restrict_violation';
  END IF;
  name := 'ban_' || to_char(kept.month, 'YYYY_MM');
  -- Before the locks: rows are only ever added, and under the locks they are counted.
  PERFORM public.keep_ban_codes(archive);
  EXECUTE format($q$SELECT count(*) FROM public.%I p JOIN public.ban_archive_batch b ON b.batch_id = p.batch_id
    WHERE b.archive_id = %L AND b.numbers @> p.batch_row$q$, name, archive) INTO matching;
  SELECT sum(upper(span) - lower(span)) INTO named FROM public.ban_archive_batch b, unnest(b.numbers) span WHERE b.archive_id = archive;
  LOCK TABLE ONLY public.ban IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE', name);
  EXECUTE format($q$SELECT count(*), COALESCE(bool_or(reason = 'child-exploitation' AND external_report IS NOT NULL
    AND occurred_at > now() - interval '1 year'), false) FROM public.%I$q$, name) INTO present, held;
  -- Whoever files reads the ledger first, and so was waited for above.
  held := held OR EXISTS (SELECT FROM public.ban_filing f WHERE public.filing_held_until(f.filed_on) > now()
    AND f.ban_occurred_at >= kept.month::timestamp AT TIME ZONE 'UTC' AND f.ban_occurred_at < (kept.month + interval '1 month') AT TIME ZONE 'UTC');
  IF held THEN RAISE EXCEPTION 'a ban of % is held', kept.month USING ERRCODE = 'restrict_violation'; END IF;
  IF present <> kept.rows OR present IS DISTINCT FROM matching OR present IS DISTINCT FROM named
     OR present IS DISTINCT FROM (SELECT sum(b.rows) FROM public.ban_archive_batch b WHERE b.archive_id = archive) THEN
    RAISE EXCEPTION 'the archive of % does not hold its % rows', kept.month, present USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  EXECUTE format($q$INSERT INTO public.ban_archive_day (archive_id, day, country, surface, action, reason, signal, automation, reported_before, count)
    SELECT %L, (occurred_at AT TIME ZONE 'UTC')::date, country, surface, action, reason, signal, automation, reported_before, count(*)
      FROM public.%I GROUP BY 2, 3, 4, 5, 6, 7, 8, 9$q$, archive, name);
  EXECUTE format('ALTER TABLE public.ban DETACH PARTITION public.%I', name);
  gone := name || '_' || replace(archive::text, '-', '');
  EXECUTE format('REVOKE ALL ON public.%I FROM countersign_app', name);
  EXECUTE format('ALTER TABLE public.%I RENAME TO %I', name, gone);
  -- A month may be let go more than once, and its indexes go with it.
  FOR index IN SELECT c.relname AS name, row_number() OVER (ORDER BY c.relname) AS number FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
    WHERE x.indrelid = format('public.%I', gone)::regclass
  LOOP
    EXECUTE format('ALTER INDEX public.%I RENAME TO %I', index.name, gone || '_' || index.number);
  END LOOP;
  EXECUTE format('ALTER TABLE public.%I SET SCHEMA let_go', gone);
  INSERT INTO let_go.month (name, archive_id) VALUES (gone, archive);
END $$;
