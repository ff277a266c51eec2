-- What the explorer of the ledger asks: a cube that does not grow with the bans, so that each question of it is one range of one index.
-- ban_day stays what is counted first; all of this is derived from it and from the batches, by the database itself.

CREATE TYPE ban_grain AS ENUM ('day', 'month', 'year');

-- A dimension that is NULL is all of its values together; `mask` has a bit for each such one (country 16, surface 8, reason 4, signal 2,
-- automation 1), so that the rows of one question stand side by side, in a partition of their own. Of a month and of a year all 32
-- masks are kept, of a day those without a country, and the countries alone: a day of one country is read from ban_day, whose key
-- begins with both.
CREATE TABLE ban_tally (
  grain ban_grain NOT NULL,
  mask smallint NOT NULL,
  -- Its first day, UTC.
  period date NOT NULL,
  country char(2),
  surface ban_surface,
  reason ban_reason,
  signal ban_signal,
  automation ban_automation,
  action ban_action NOT NULL,
  reported_before boolean NOT NULL,
  count bigint NOT NULL CHECK (count >= 0),
  CONSTRAINT ban_tally_mask CHECK (mask = (country IS NULL)::integer * 16 + (surface IS NULL)::integer * 8 + (reason IS NULL)::integer * 4
    + (signal IS NULL)::integer * 2 + (automation IS NULL)::integer),
  CONSTRAINT ban_tally_period CHECK (period = CASE grain WHEN 'day' THEN period WHEN 'month' THEN date_trunc('month', period)::date
    ELSE date_trunc('year', period)::date END)
) PARTITION BY LIST (mask);
DO $$
BEGIN
  FOR mask IN 0..31 LOOP
    EXECUTE format('CREATE TABLE ban_tally_%s PARTITION OF ban_tally FOR VALUES IN (%s) WITH (fillfactor = 80)', mask, mask);
  END LOOP;
END $$;
CREATE UNIQUE INDEX ban_tally_cell ON ban_tally (grain, mask, period, signal, reason, automation, surface, country, action, reported_before)
  NULLS NOT DISTINCT;

-- What ban_day has gained and the cube has not yet: written in the transaction of the batch, folded in by a job. Whoever counts adds
-- both up in one statement, so that the sum equals the rows at every moment.
CREATE TABLE ban_tally_open (
  day date NOT NULL,
  country char(2) NOT NULL,
  surface ban_surface NOT NULL,
  action ban_action NOT NULL,
  reason ban_reason NOT NULL,
  signal ban_signal NOT NULL,
  automation ban_automation NOT NULL,
  reported_before boolean NOT NULL,
  count bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_insert_threshold = -1);

-- As the owner: the application itself can write neither table, and so cannot make them disagree with ban_day.
CREATE FUNCTION ban_day_gained() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO ban_tally_open
      SELECT day, country, surface, action, reason, signal, automation, reported_before, count FROM after_rows;
  ELSE
    INSERT INTO ban_tally_open
      SELECT day, country, surface, action, reason, signal, automation, reported_before, gained FROM (
        SELECT day, country, surface, action, reason, signal, automation, reported_before, sum(count) AS gained FROM (
          SELECT day, country, surface, action, reason, signal, automation, reported_before, count FROM after_rows
          UNION ALL SELECT day, country, surface, action, reason, signal, automation, reported_before, -count FROM before_rows) changed
         GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) summed
       WHERE gained <> 0;
  END IF;
  RETURN NULL;
END $$;
-- Who may call it may hang it on a table of their own, and write here through that.
REVOKE ALL ON FUNCTION ban_day_gained() FROM PUBLIC;
CREATE TRIGGER ban_day_inserted AFTER INSERT ON ban_day REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ban_day_gained();
CREATE TRIGGER ban_day_updated AFTER UPDATE ON ban_day REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION ban_day_gained();

-- Folds at most so many open lines into the cube and answers how many it took. One at a time: who comes second finds nothing to do.
CREATE FUNCTION ban_tally_fold(lines_max integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET work_mem = '128MB' AS $$
DECLARE
  folded bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(1668506990) THEN RETURN 0; END IF;
  WITH taken AS (
    DELETE FROM ban_tally_open WHERE ctid = ANY (ARRAY(SELECT ctid FROM ban_tally_open LIMIT lines_max)) RETURNING *
  ), monthly AS (
    SELECT date_trunc('month', day)::date AS period, country, surface, reason, signal, automation, action, reported_before, sum(count) AS count
      FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ), daily AS (
    SELECT day, surface, reason, signal, automation, action, reported_before, sum(count) AS count FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7
  ), months AS (
    SELECT grouping(country, surface, reason, signal, automation) AS mask, period, country, surface, reason, signal, automation, action,
           reported_before, sum(count) AS count
      FROM monthly GROUP BY period, action, reported_before, CUBE (country, surface, reason, signal, automation)
  ), summed AS (
    SELECT 'month'::ban_grain AS grain, mask, period, country, surface, reason, signal, automation, action, reported_before, count FROM months
    UNION ALL
    SELECT 'year', mask, date_trunc('year', period)::date, country, surface, reason, signal, automation, action, reported_before, sum(count)
      FROM months GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10
    UNION ALL
    SELECT 'day', 16 + grouping(surface, reason, signal, automation), day, NULL, surface, reason, signal, automation, action, reported_before,
           sum(count)
      FROM daily GROUP BY day, action, reported_before, CUBE (surface, reason, signal, automation)
    UNION ALL
    SELECT 'day', 15, day, country, NULL, NULL, NULL, NULL, action, reported_before, sum(count) FROM taken GROUP BY day, country, action, reported_before
  ), kept AS (
    INSERT INTO ban_tally AS kept (grain, mask, period, country, surface, reason, signal, automation, action, reported_before, count)
    SELECT grain, mask, period, country, surface, reason, signal, automation, action, reported_before, count FROM summed
     ORDER BY grain, mask, period, signal, reason, automation, surface, country, action, reported_before
    ON CONFLICT (grain, mask, period, signal, reason, automation, surface, country, action, reported_before)
      DO UPDATE SET count = kept.count + EXCLUDED.count
  )
  SELECT count(*) INTO folded FROM taken;
  RETURN folded;
END $$;
REVOKE ALL ON FUNCTION ban_tally_fold(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ban_tally_fold(integer) TO countersign_app;

-- What each source sent on each day of arrival (UTC): tells when one falls silent, and which rows came late or from a clock ahead.
CREATE TABLE ban_source_day (
  source text NOT NULL,
  day date NOT NULL,
  batches integer NOT NULL CHECK (batches > 0),
  rows bigint NOT NULL CHECK (rows > 0),
  -- Of bans more than a week before they arrived, and the earliest day among all.
  late_rows bigint NOT NULL CHECK (late_rows BETWEEN 0 AND rows),
  earliest_day date NOT NULL,
  -- Of days that had not begun where the ledger stands.
  ahead_rows bigint NOT NULL CHECK (ahead_rows BETWEEN 0 AND rows),
  PRIMARY KEY (source, day)
);

-- The count lines of a batch are read only where its days say that some, but not all, of its rows are meant.
CREATE FUNCTION ban_source_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  arrived record;
  today date;
  late bigint := 0;
  ahead bigint := 0;
BEGIN
  SELECT source, row_count, received_at INTO STRICT arrived FROM batch WHERE id = NEW.batch_id;
  today := (arrived.received_at AT TIME ZONE 'UTC')::date;
  IF NEW.last_day < today - 7 THEN
    late := arrived.row_count;
  ELSIF NEW.first_day > today THEN
    ahead := arrived.row_count;
  ELSIF NEW.first_day < today - 7 OR NEW.last_day > today THEN
    SELECT COALESCE(sum(count) FILTER (WHERE day < today - 7), 0), COALESCE(sum(count) FILTER (WHERE day > today), 0) INTO late, ahead
      FROM json_to_recordset(('[' || replace(NEW.lines, E'\n', ',') || ']')::json) AS line (day date, count bigint);
  END IF;
  INSERT INTO ban_source_day AS kept (source, day, batches, rows, late_rows, earliest_day, ahead_rows)
    VALUES (arrived.source, today, 1, arrived.row_count, late, NEW.first_day, ahead)
  ON CONFLICT (source, day) DO UPDATE SET batches = kept.batches + 1, rows = kept.rows + EXCLUDED.rows,
    late_rows = kept.late_rows + EXCLUDED.late_rows, earliest_day = least(kept.earliest_day, EXCLUDED.earliest_day),
    ahead_rows = kept.ahead_rows + EXCLUDED.ahead_rows;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION ban_source_counted() FROM PUBLIC;
CREATE TRIGGER ban_source_counted AFTER INSERT ON ban_batch_count FOR EACH ROW EXECUTE FUNCTION ban_source_counted();

-- Which batches have bans on a day: the way from a figure to its single bans.
CREATE INDEX ban_batch_count_days ON ban_batch_count (last_day, first_day, batch_id);

-- What was there before: the cube whole, the days of arrival without what only the count lines of mixed batches could say.
INSERT INTO ban_tally_open SELECT day, country, surface, action, reason, signal, automation, reported_before, count FROM ban_day;
INSERT INTO ban_source_day (source, day, batches, rows, late_rows, earliest_day, ahead_rows)
  SELECT h.source, (h.received_at AT TIME ZONE 'UTC')::date, count(*), sum(h.row_count),
         COALESCE(sum(h.row_count) FILTER (WHERE c.last_day < (h.received_at AT TIME ZONE 'UTC')::date - 7), 0), min(c.first_day), 0
    FROM batch h JOIN ban_batch_count c ON c.batch_id = h.id WHERE h.kind = 'bans' GROUP BY 1, 2;

GRANT SELECT ON ban_tally, ban_tally_open, ban_source_day TO countersign_app;
