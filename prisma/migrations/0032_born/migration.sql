-- What two people sign, what somebody checks and what ends is written open: no row is born signed, settled or ended. As the application may
-- write these since 0025, it now writes all of them: with the columns that a beginning has, the others only by a change, which every guard sees.
REVOKE INSERT ON decision, register_version, letter_version, rule_override, non_disclosure_end, notice_ground, suspicion, suspicion_review,
  contact_commitment, objection, clarification, process_owed, verification, request_exemption, request_pause, hold, delivery, authority, officer,
  officer_invitation, officer_key, domain_challenge, european_form, notice, mail, account_key_version FROM countersign_app;
GRANT INSERT (id, request_id, outcome, basis, proposed_by, proposed_at, risks, ground, narrowed_from, narrowed_to) ON decision TO countersign_app;
GRANT INSERT (id, number, preset, note, founding, proposed_by, proposed_at, effective_at) ON register_version TO countersign_app;
GRANT INSERT (id, kind, language, number, text, proposed_by, proposed_at) ON letter_version TO countersign_app;
GRANT INSERT (id, instrument, kind, value, reason, wanted_at, proposed_by, proposed_at) ON rule_override TO countersign_app;
GRANT INSERT (id, request_id, non_disclosure_id, ends_at, issuer, reference, proposed_by, proposed_at) ON non_disclosure_end TO countersign_app;
GRANT INSERT (id, request_id, kind, code, citation, until_at, proposed_by, proposed_at) ON notice_ground TO countersign_app;
GRANT INSERT (id, country, signals, reason, raised_by, raised_at) ON suspicion TO countersign_app;
GRANT INSERT (suspicion_id, request_id) ON suspicion_review TO countersign_app;
GRANT INSERT (id, contact_id, by_whom, text, due_on, added_by, added_at) ON contact_commitment TO countersign_app;
GRANT INSERT (id, request_id, ground, country, provisions, reasons, written_by, written_at) ON objection TO countersign_app;
GRANT INSERT (id, request_id, about, message_id, pause_id, asked_by, asked_at, answer_due_at) ON clarification TO countersign_app;
GRANT INSERT (request_id, authority_id, owed_at, due_at) ON process_owed TO countersign_app;
GRANT INSERT (id, authority_id, officer_id, evidence, registry_source, note, sealed, key_id, number_lookup, called_at, domain, document_id, recorded_by,
  recorded_at, expires_at) ON verification TO countersign_app;
GRANT INSERT (id, request_id, reason, placed_by, placed_at) ON request_exemption TO countersign_app;
GRANT INSERT (id, request_id, from_at, reason, added_by) ON request_pause TO countersign_app;
GRANT INSERT (id, request_id, register_version_id, rule, zone, started_at, ends_at, placed_by, placed_at) ON hold TO countersign_app;
GRANT INSERT (id, request_id, production_id, number, officer_id, channel, officer_key_id, token_hash, file_name, sha256, size, sealed, key_id, fetches_max,
  made_by, made_at, expires_at) ON delivery TO countersign_app;
GRANT INSERT (id, name, country, kind, domains, domain_keys, instruments, registry_source, aliases, created_at) ON authority TO countersign_app;
GRANT INSERT (id, authority_id, email, name, title, phone, created_by, created_at) ON officer TO countersign_app;
GRANT INSERT (token_hash, officer_id, invited_by, invited_at, expires_at) ON officer_invitation TO countersign_app;
GRANT INSERT (id, officer_id, kind, public_key, fingerprint, expires_at, added_by, added_at) ON officer_key TO countersign_app;
GRANT INSERT (id, authority_id, domain, token, made_by, made_at, expires_at) ON domain_challenge TO countersign_app;
GRANT INSERT (id, request_id, annex, document_id, facts, withheld, withheld_sealed, withheld_key_id, given_at, added_by, added_at) ON european_form
  TO countersign_app;
GRANT INSERT (request_id, state, fell_due_at, changed_at) ON notice TO countersign_app;
GRANT INSERT (id, sealed, key_id, template, request_id, queued_at) ON mail TO countersign_app;
GRANT INSERT (version, fingerprint, made_by, made_at) ON account_key_version TO countersign_app;

CREATE FUNCTION notice_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a notice begins by falling due' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER notice_begins BEFORE INSERT ON notice FOR EACH ROW WHEN (NEW.state <> 'due') EXECUTE FUNCTION notice_begins();

-- A request begins as received; only those of past years come decided, with their batch. The owner of the table could switch this off anyway.
CREATE FUNCTION request_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF pg_has_role(current_user, (SELECT c.relowner FROM pg_class c WHERE c.oid = TG_RELID), 'MEMBER') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a request begins as received' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER request_begins BEFORE INSERT ON legal_request FOR EACH ROW
  WHEN (NOT NEW.imported AND ((NEW.state, NEW.outcome) <> ('received', 'pending')
    OR num_nonnulls(NEW.decided_at, NEW.produced_at, NEW.notified_at, NEW.closed_at, NEW.refusal_reason, NEW.accounts_produced) > 0))
  EXECUTE FUNCTION request_begins();

-- A demand of the compartment is received before it is settled.
REVOKE INSERT ON security_demand FROM countersign_compartment;
GRANT INSERT (id, instrument, received_on, selectors, new_service, lookup, sealed, key_id, recorded_by, recorded_at) ON security_demand
  TO countersign_compartment;

-- Whether a version of the account key stands; until the end of the transaction nobody retires it, since that changes its row. Null where no
-- rotation has recorded it: the first one records what was not, and waits for who asked. One call a batch, whose every statement looks anew.
CREATE FUNCTION keep_account_key(version integer) RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  stands boolean;
BEGIN
  SELECT k.retired_at IS NULL INTO stands FROM account_key_version k WHERE k.version = keep_account_key.version FOR SHARE;
  IF FOUND THEN RETURN stands; END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtext('countersign.accountKey'));
  SELECT k.retired_at IS NULL INTO stands FROM account_key_version k WHERE k.version = keep_account_key.version FOR SHARE;
  RETURN stands;
END $$;

-- No archive without its entry in the log, in the same transaction: the entry names the file that the rows went to.
CREATE FUNCTION ban_archive_named() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM log_entry e WHERE e.subject = 'month:' || to_char(NEW.month, 'YYYY-MM') AND e.action = 'month.archived'
      AND convert_from(e.bytes, 'UTF8')::jsonb -> 'data' @> jsonb_build_object('archive', NEW.id, 'digest', encode(NEW.digest, 'hex'),
        'rows', NEW.rows, 'batches', NEW.batches)) THEN
    RAISE EXCEPTION 'no entry of the log tells of the archive %', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ban_archive_named AFTER INSERT ON ban_archive DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION ban_archive_named();

-- The database cannot see whether the files of an archive were written. So a month that leaves the ledger lies here for a week, where the
-- application reaches nothing: until then its owner can put it back, whatever was called.
CREATE SCHEMA let_go;
CREATE TABLE let_go.month (
  name text PRIMARY KEY,
  archive_id uuid NOT NULL,
  left_at timestamptz NOT NULL DEFAULT now()
);

-- As 0022 made it, with three differences: the archive must name the very rows of the month, no month leaves without its codes (which 0033
-- keeps), and the partition leaves the ledger instead of being dropped.
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

-- Drops what left the ledger more than a week ago, by the database's own clock, and answers how many months that were.
CREATE FUNCTION drop_months_let_go() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  gone text;
  dropped integer := 0;
BEGIN
  FOR gone IN DELETE FROM let_go.month m WHERE m.left_at < now() - interval '7 days' RETURNING m.name LOOP
    EXECUTE format('DROP TABLE IF EXISTS let_go.%I', gone);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$;
REVOKE ALL ON FUNCTION drop_months_let_go() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_months_let_go() TO countersign_app;
