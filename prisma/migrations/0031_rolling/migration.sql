-- What a batch counts is written once, as lines, and rolled up later with that of other batches: where bans are of many kinds, to find
-- and change fifteen thousand sums a batch cost more than its rows. ban_day is what it was, to whoever reads it: the sums and the lines
-- that they have yet to take in, as one.
-- An import or a fold of the version before may be under way: what it has written and not committed is in ban_day and open at once.
SELECT pg_advisory_xact_lock(1668506990);
LOCK TABLE ban_day, ban_tally_open IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  -- What is open here is in the sums of the days already.
  WHILE ban_tally_fold(2000000) > 0 LOOP END LOOP;
  IF EXISTS (SELECT FROM ban_tally_open) THEN RAISE EXCEPTION 'lines of ban_tally_open are left that ban_day has counted'; END IF;
END $$;
DROP TRIGGER ban_day_inserted ON ban_day;
DROP TRIGGER ban_day_updated ON ban_day;
DROP FUNCTION ban_day_gained();
DROP FUNCTION ban_tally_fold(integer);

ALTER TABLE ban_day RENAME TO ban_day_folded;
CREATE VIEW ban_day AS
  SELECT day, country, surface, action, reason, signal, automation, reported_before, count FROM ban_day_folded
  UNION ALL SELECT day, country, surface, action, reason, signal, automation, reported_before, count FROM ban_tally_open;

-- An import may add lines, and nothing else here: sums are changed by what follows, and by nobody.
-- Within bounds that no batch leaves, so that nothing that is added can keep the rest from being summed.
ALTER TABLE ban_tally_open ADD CHECK (count BETWEEN 1 AND 1000000000), ADD CHECK (day BETWEEN '2000-01-01' AND '2199-12-31');
CREATE TRIGGER ban_tally_open_kept BEFORE UPDATE OR TRUNCATE ON ban_tally_open EXECUTE FUNCTION refuse_change();
REVOKE ALL ON ban_day_folded FROM countersign_app;
GRANT SELECT ON ban_day, ban_day_folded TO countersign_app;
GRANT INSERT ON ban_tally_open TO countersign_app;

-- Of a day the cube keeps a country with one other dimension too: of a month of many kinds, ban_day has hundreds of thousands of sums.
INSERT INTO ban_tally (grain, mask, period, country, surface, reason, signal, automation, action, reported_before, count)
  SELECT 'day', grouping(country, surface, reason, signal, automation), day, country, surface, reason, signal, automation, action,
         reported_before, sum(count)::bigint
    FROM ban_day_folded GROUP BY day, country, action, reported_before, GROUPING SETS ((surface), (reason), (signal), (automation));

-- Adds at most so many open lines to the sums of the days and to the cube, and answers how many it took. One at a time: who comes second
-- finds nothing to do. Each total is made of the finest that hold it, hashed and not sorted: PostgreSQL takes the lines for few.
CREATE FUNCTION ban_tally_fold(lines_max integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET work_mem = '64MB' SET enable_sort = off AS $$
DECLARE
  folded bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(1668506990) THEN RETURN 0; END IF;
  WITH taken AS (
    DELETE FROM ban_tally_open WHERE ctid = ANY (ARRAY(SELECT ctid FROM ban_tally_open LIMIT lines_max)) RETURNING *
  ), cells AS MATERIALIZED (
    SELECT day, country, surface, action, reason, signal, automation, reported_before, sum(count)::bigint AS count
      FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ), days AS (
    INSERT INTO ban_day_folded AS kept (day, country, surface, action, reason, signal, automation, reported_before, count)
    SELECT day, country, surface, action, reason, signal, automation, reported_before, count FROM cells ORDER BY day, country
    ON CONFLICT (day, country, surface, action, reason, signal, automation, reported_before) DO UPDATE SET count = kept.count + EXCLUDED.count
  ), monthly AS MATERIALIZED (
    SELECT date_trunc('month', day::timestamp)::date AS period, country, surface, reason, signal, automation, action, reported_before,
           sum(count)::bigint AS count
      FROM cells GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ), daily AS MATERIALIZED (
    SELECT day, surface, reason, signal, automation, action, reported_before, sum(count)::bigint AS count FROM cells GROUP BY 1, 2, 3, 4, 5, 6, 7
  ), months AS MATERIALIZED (
    SELECT grouping(country, surface, reason, signal, automation) AS mask, period, country, surface, reason, signal, automation, action,
           reported_before, sum(count)::bigint AS count
      FROM monthly GROUP BY period, action, reported_before, CUBE (country, surface, reason, signal, automation)
  ), summed AS (
    SELECT 'month'::ban_grain AS grain, mask, period, country, surface, reason, signal, automation, action, reported_before, count FROM months
    UNION ALL
    SELECT 'year', mask, date_trunc('year', period::timestamp)::date, country, surface, reason, signal, automation, action, reported_before,
           sum(count)::bigint
      FROM months GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10
    UNION ALL
    SELECT 'day', 16 + grouping(surface, reason, signal, automation), day, NULL, surface, reason, signal, automation, action, reported_before,
           sum(count)::bigint
      FROM daily GROUP BY day, action, reported_before, CUBE (surface, reason, signal, automation)
    UNION ALL
    SELECT 'day', grouping(country, surface, reason, signal, automation), day, country, surface, reason, signal, automation, action,
           reported_before, sum(count)::bigint
      FROM cells GROUP BY day, country, action, reported_before, GROUPING SETS ((), (surface), (reason), (signal), (automation))
  ), kept AS (
    INSERT INTO ban_tally AS kept (grain, mask, period, country, surface, reason, signal, automation, action, reported_before, count)
    SELECT grain, mask, period, country, surface, reason, signal, automation, action, reported_before, count FROM summed ORDER BY mask, period
    ON CONFLICT (grain, mask, period, signal, reason, automation, surface, country, action, reported_before)
      DO UPDATE SET count = kept.count + EXCLUDED.count
  )
  SELECT count(*) INTO folded FROM taken;
  RETURN folded;
END $$;
REVOKE ALL ON FUNCTION ban_tally_fold(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ban_tally_fold(integer) TO countersign_app;
