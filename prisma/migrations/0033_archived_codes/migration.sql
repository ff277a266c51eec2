-- What a ban was for and how it was found outlives its month's rows, so that an appeal of it is decided and an overturned one is counted.
-- No account, no id and no text is here: those are in the archive alone.

-- The kinds of bans that an archive holds, numbered from 1.
CREATE TABLE ban_archive_cell (
  archive_id uuid NOT NULL REFERENCES ban_archive (id),
  number integer NOT NULL CHECK (number >= 1),
  country char(2) NOT NULL,
  surface ban_surface NOT NULL,
  action ban_action NOT NULL,
  reason ban_reason NOT NULL,
  signal ban_signal NOT NULL,
  automation ban_automation NOT NULL,
  PRIMARY KEY (archive_id, number)
);
CREATE TRIGGER ban_archive_cell_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_archive_cell EXECUTE FUNCTION refuse_change();

-- Of each archived row of a batch, in their order: its kind, and how many seconds after the beginning of the month (UTC) it happened.
CREATE TABLE ban_archive_codes (
  batch_id uuid NOT NULL,
  archive_id uuid NOT NULL,
  cells integer[] NOT NULL,
  seconds integer[] NOT NULL,
  PRIMARY KEY (batch_id, archive_id),
  CHECK (cardinality(cells) = cardinality(seconds))
);
CREATE INDEX ban_archive_codes_archive ON ban_archive_codes (archive_id);
CREATE TRIGGER ban_archive_codes_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_archive_codes EXECUTE FUNCTION refuse_change();

-- Keeps the codes of a month. `drop_ban_month` alone calls it, with its owner's rights, before it takes the locks under which it counts the
-- rows: they are only ever added.
CREATE FUNCTION keep_ban_codes(archive uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  kept public.ban_archive;
  name text;
BEGIN
  SELECT * INTO STRICT kept FROM public.ban_archive a WHERE a.id = archive;
  name := 'ban_' || to_char(kept.month, 'YYYY_MM');
  EXECUTE format($q$INSERT INTO public.ban_archive_cell (archive_id, number, country, surface, action, reason, signal, automation)
    SELECT %L, row_number() OVER (ORDER BY country, surface, action, reason, signal, automation), country, surface, action, reason, signal, automation
      FROM (SELECT DISTINCT country, surface, action, reason, signal, automation FROM public.%I) kinds$q$, archive, name);
  EXECUTE format($q$INSERT INTO public.ban_archive_codes (batch_id, archive_id, cells, seconds)
    SELECT b.batch_id, %1$L, array_agg(d.number ORDER BY b.batch_row),
           array_agg(floor(extract(epoch FROM b.occurred_at - %2$L::timestamp AT TIME ZONE 'UTC'))::integer ORDER BY b.batch_row)
      FROM public.%3$I b JOIN public.ban_archive_cell d ON d.archive_id = %1$L AND (d.country, d.surface, d.action, d.reason, d.signal, d.automation)
        = (b.country, b.surface, b.action, b.reason, b.signal, b.automation)
     GROUP BY b.batch_id$q$, archive, kept.month, name);
END $$;
REVOKE ALL ON FUNCTION keep_ban_codes(uuid) FROM PUBLIC;

-- As 0025 made it, but that PostgreSQL sees the days of the batch before it looks for the row: `OFFSET 0` keeps the two apart, and months that
-- the batch has nothing of are not opened.
CREATE OR REPLACE FUNCTION ban_at(key uuid) RETURNS SETOF ban LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.* FROM ban_key k JOIN ban_batch_count c ON c.batch_id = k.batch_id
   CROSS JOIN LATERAL (SELECT * FROM ban WHERE batch_id = k.batch_id AND batch_row = k.batch_row
     AND occurred_at >= c.first_day::timestamp AT TIME ZONE 'UTC' AND occurred_at < (c.last_day + 1)::timestamp AT TIME ZONE 'UTC' OFFSET 0) b
   WHERE k.key = ban_at.key
$$;

-- The codes of the ban with this key where its row lies in an archive; none for one that was archived before codes were kept. The time is
-- exact to the second. What is archived is held no more for a report, so nothing is said of one.
CREATE FUNCTION archived_ban_at(key uuid) RETURNS TABLE (action ban_action, automation ban_automation, country char(2), surface ban_surface,
  reason ban_reason, signal ban_signal, occurred_at timestamptz) LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT d.action, d.automation, d.country, d.surface, d.reason, d.signal, a.month::timestamp AT TIME ZONE 'UTC' + make_interval(secs => c.seconds[at.place])
    FROM ban_key k JOIN ban_archive_batch b ON b.batch_id = k.batch_id AND b.numbers @> k.batch_row
    JOIN ban_archived a ON a.id = b.archive_id JOIN ban_archive_codes c ON c.batch_id = b.batch_id AND c.archive_id = b.archive_id
    CROSS JOIN LATERAL (SELECT sum(least(upper(span), k.batch_row + 1) - lower(span))::integer AS place
                          FROM unnest(b.numbers) span WHERE lower(span) <= k.batch_row) at
    JOIN ban_archive_cell d ON d.archive_id = b.archive_id AND d.number = c.cells[at.place]
   WHERE k.key = archived_ban_at.key
$$;

-- What the ledger knows of a ban, in its rows or by the codes that its archive left here. A reinstatement is no ban.
CREATE FUNCTION known_ban_at(key uuid) RETURNS TABLE (reason ban_reason, signal ban_signal, automation ban_automation, country char(2),
  occurred_at timestamptz, reported boolean) LANGUAGE sql STABLE STRICT SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT b.reason, b.signal, b.automation, b.country, b.occurred_at, b.external_report IS NOT NULL FROM ban_at(known_ban_at.key) b WHERE b.action <> 'reinstate'
  UNION ALL
  SELECT a.reason, a.signal, a.automation, a.country, a.occurred_at, false FROM archived_ban_at(known_ban_at.key) a WHERE a.action <> 'reinstate'
$$;

-- As 0025 made them, but that they also learn of a ban whose month is in the archive.
CREATE OR REPLACE FUNCTION appeal_learns() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.ban_reason IS NULL THEN
    SELECT b.reason, b.signal, b.automation, b.country, b.occurred_at, b.reported
      INTO NEW.ban_reason, NEW.ban_signal, NEW.ban_automation, NEW.ban_country, NEW.ban_occurred_at, NEW.ban_reported
      FROM known_ban_at(ban_address(NEW.ban_source, NEW.ban_sender_id)) b;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.decided_at IS NOT NULL AND OLD.decided_at IS NULL THEN
    -- One after the other, so that whoever reads up to a number has all before it.
    PERFORM pg_advisory_xact_lock(hashtext('countersign.appeals.' || NEW.ban_source));
    SELECT coalesce(max(result_number), 0) + 1 INTO NEW.result_number FROM appeal WHERE ban_source = NEW.ban_source;
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION ban_order_learns() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.ban_reason IS NULL AND NEW.ban_source IS NOT NULL THEN
    SELECT b.reason INTO NEW.ban_reason FROM known_ban_at(ban_address(NEW.ban_source, NEW.ban_sender_id)) b;
  END IF;
  RETURN NEW;
END $$;

-- Lists of appeals by state, by what their bans were for and how they were found, and the appeals of the bans of a span: of a million, few are read.
CREATE INDEX appeal_state ON appeal (state, received_at, id);
CREATE INDEX appeal_reinstates ON appeal (received_at, id) WHERE state = 'decided' AND outcome = 'overturned';
CREATE INDEX appeal_reason ON appeal (ban_reason, received_at, id);
CREATE INDEX appeal_signal ON appeal (ban_signal, received_at, id);
CREATE INDEX appeal_ban_time ON appeal (ban_occurred_at) INCLUDE (ban_signal, ban_country, ban_reason, outcome, decided_at) WHERE state <> 'withdrawn';

GRANT SELECT ON ban_archive_cell, ban_archive_codes TO countersign_app;
