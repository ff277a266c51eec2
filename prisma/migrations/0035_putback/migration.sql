-- Puts what an archive took out of the ledger back into it, from where it lies for its week, and answers how many rows. The owner of the
-- database alone may call it: the application reaches nothing there. The table becomes the month's partition again, as `ban_month` would
-- have made it; where rows that came late opened the month meanwhile, its rows go in beside them.
CREATE FUNCTION put_ban_month_back(archive uuid, put_by text, put_at timestamptz) RETURNS bigint LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  kept public.ban_archive;
  name text;
  gone text;
  columns text;
  present bigint;
  opened boolean;
  index record;
BEGIN
  -- Whoever puts the same back at once waits here, and the nightly job that drops it: for the second there is nothing.
  DELETE FROM let_go.month m WHERE m.archive_id = archive RETURNING m.name INTO gone;
  IF NOT FOUND THEN RAISE EXCEPTION 'nothing of the archive % lies in let_go', archive USING ERRCODE = 'no_data_found'; END IF;
  INSERT INTO public.ban_archive_restored (archive_id, restored_by, restored_at) VALUES (archive, put_by, put_at);
  SELECT * INTO STRICT kept FROM public.ban_archive a WHERE a.id = archive;
  EXECUTE format('SELECT count(*) FROM let_go.%I', gone) INTO present;
  IF present <> kept.rows THEN
    RAISE EXCEPTION 'let_go.% has % rows; % left the ledger', gone, present, kept.rows USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  name := 'ban_' || to_char(kept.month, 'YYYY_MM');
  opened := EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = name);
  IF NOT opened THEN
    -- `ban_month` makes months under this lock: somebody may have made it while we waited, and nobody does from here on.
    PERFORM pg_advisory_xact_lock(1668506989);
    opened := EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = name);
  END IF;
  IF opened THEN
    -- Held until the end of the transaction, so that the month is not archived meanwhile; made again, if it just was.
    name := public.ban_month(kept.month);
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO columns FROM pg_attribute a
     WHERE a.attrelid = format('let_go.%I', gone)::regclass AND a.attnum > 0 AND NOT a.attisdropped;
    EXECUTE format('INSERT INTO public.%I (%s) SELECT %s FROM let_go.%I', name, columns, columns, gone);
    EXECUTE format('DROP TABLE let_go.%I', gone);
    RETURN present;
  END IF;
  EXECUTE format('ALTER TABLE let_go.%I SET SCHEMA public', gone);
  EXECUTE format('ALTER TABLE public.%I RENAME TO %I', gone, name);
  -- Its indexes take the names again that PostgreSQL gave them when the month was made.
  FOR index IN SELECT c.relname AS was, x.indisprimary AS is_primary,
      (SELECT string_agg(a.attname, '_' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid) AS columns
    FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid WHERE x.indrelid = format('public.%I', name)::regclass
  LOOP
    EXECUTE format('ALTER INDEX public.%I RENAME TO %I', index.was,
      name || CASE WHEN index.is_primary THEN '_pkey' ELSE '_' || index.columns || '_idx' END);
  END LOOP;
  EXECUTE format('ALTER TABLE public.ban ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)', name,
    kept.month || ' 00:00:00+00', (kept.month + interval '1 month')::date || ' 00:00:00+00');
  EXECUTE format('GRANT SELECT, INSERT ON public.%I TO countersign_app', name);
  RETURN present;
END $$;
REVOKE ALL ON FUNCTION put_ban_month_back(uuid, text, timestamptz) FROM PUBLIC;

-- How the sender names the ban with this key, and what it did. In the archive (`archived` is its month) nothing is left of the id: it is known
-- where an appeal or an order named the ban before, and `action` where the archive left its codes.
CREATE FUNCTION ban_name_at(key uuid) RETURNS TABLE (source text, sender_id text, action ban_action, archived date) LANGUAGE sql STABLE STRICT
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT h.source, b.sender_id, b.action, NULL::date FROM ban_at(ban_name_at.key) b JOIN batch h ON h.id = b.batch_id
  UNION ALL
  SELECT h.source, COALESCE((SELECT a.ban_sender_id FROM appeal a WHERE a.ban = k.key LIMIT 1),
           (SELECT o.ban_sender_id FROM ban_order o WHERE o.ban = k.key LIMIT 1)),
         (SELECT c.action FROM archived_ban_at(k.key) c), f.month
    FROM ban_key k JOIN batch h ON h.id = k.batch_id JOIN ban_archive_batch g ON g.batch_id = k.batch_id AND g.numbers @> k.batch_row
    JOIN ban_archived f ON f.id = g.archive_id WHERE k.key = ban_name_at.key
$$;
