-- The ledger of bans, month by month, and the grievances of users. Both arrive in batches; each batch is one entry of the log.

CREATE TYPE ban_action AS ENUM ('ban', 'suspend', 'reinstate');
CREATE TYPE ban_surface AS ENUM ('private', 'groups', 'channels', 'business');
CREATE TYPE ban_reason AS ENUM ('child-exploitation', 'terrorism', 'violence', 'fraud', 'spam', 'impersonation', 'malware', 'hate',
  'self-harm', 'illegal-goods', 'sexual-content', 'minimum-age', 'terms-other', 'legal-order');
CREATE TYPE ban_signal AS ENUM ('user-report', 'behaviour', 'profile', 'group-metadata', 'hash-match-unencrypted', 'known-network',
  'legal-order', 'manual-review', 'appeal');
CREATE TYPE ban_automation AS ENUM ('none', 'partial', 'full');

-- Who sends. Touched by each batch, which makes the batches of one source wait for each other: none can slip between another's
-- look at the keys and its rows.
CREATE TABLE ban_source (
  name text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  first_received_at timestamptz NOT NULL,
  last_received_at timestamptz NOT NULL
);

-- No foreign key and one sequential index: both are paid by every row. The batch is checked by `recount`.
CREATE TABLE ban (
  occurred_at timestamptz NOT NULL,
  batch_id uuid NOT NULL,
  batch_row integer NOT NULL,
  action ban_action NOT NULL,
  surface ban_surface NOT NULL,
  reason ban_reason NOT NULL,
  signal ban_signal NOT NULL,
  automation ban_automation NOT NULL,
  account_created_on date,
  reported_before boolean NOT NULL,
  country char(2) NOT NULL,
  -- HMAC-SHA-256 of the normalised account; the account itself is nowhere.
  account bytea NOT NULL,
  -- The sender's own id.
  sender_id text NOT NULL,
  request text,
  external_report text,
  appeal_of text,
  PRIMARY KEY (batch_id, batch_row, occurred_at)
) PARTITION BY RANGE (occurred_at);
CREATE INDEX ban_occurred ON ban USING brin (occurred_at) WITH (pages_per_range = 32);
CREATE TRIGGER ban_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban EXECUTE FUNCTION refuse_change();

-- What arrived, across all months: the first 16 bytes of SHA-256(source ‖ 0 ‖ sender's id), and where the ban stands. The one
-- random index of the ledger, so it is kept narrow.
CREATE TABLE ban_key (
  key uuid PRIMARY KEY,
  batch_id uuid NOT NULL,
  batch_row integer NOT NULL
);
CREATE TRIGGER ban_key_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_key EXECUTE FUNCTION refuse_change();

-- Makes the partition of a month (UTC) where it is missing, and answers its name. Attached, not created in place, so that
-- neither readers nor other months' writers wait.
CREATE FUNCTION ban_month(month date) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  first date := make_date(extract(year FROM month)::integer, extract(month FROM month)::integer, 1);
  next date := (first + interval '1 month')::date;
  name text := 'ban_' || to_char(first, 'YYYY_MM');
BEGIN
  IF to_regclass('public.' || name) IS NOT NULL THEN RETURN name; END IF;
  IF first < date '2000-01-01' OR first > current_date + 40 THEN
    RAISE EXCEPTION 'no partition is made for %', first USING ERRCODE = 'datetime_field_overflow';
  END IF;
  PERFORM pg_advisory_xact_lock(1668506989);
  IF to_regclass('public.' || name) IS NOT NULL THEN RETURN name; END IF;
  EXECUTE format('CREATE TABLE public.%I (LIKE public.ban INCLUDING ALL)', name);
  EXECUTE format('CREATE TRIGGER ban_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON public.%I EXECUTE FUNCTION public.refuse_change()', name);
  EXECUTE format('ALTER TABLE public.ban ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
    name, first || ' 00:00:00+00', next || ' 00:00:00+00');
  EXECUTE format('GRANT SELECT, INSERT ON public.%I TO countersign_app', name);
  RETURN name;
END $$;
REVOKE ALL ON FUNCTION ban_month(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ban_month(date) TO countersign_app;

-- The batch's count lines: one canonical JSON object a line, sorted bytewise, joined with a line feed. batch.counts_digest is
-- their SHA-256. The evidence of a report carries them as they are.
CREATE TABLE ban_batch_count (
  batch_id uuid PRIMARY KEY REFERENCES batch (id),
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  lines text NOT NULL
);
CREATE TRIGGER ban_batch_count_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_batch_count EXECUTE FUNCTION refuse_change();

-- What pages and reports read: it does not grow with the bans. Days are UTC.
CREATE TABLE ban_day (
  day date NOT NULL,
  country char(2) NOT NULL,
  surface ban_surface NOT NULL,
  action ban_action NOT NULL,
  reason ban_reason NOT NULL,
  signal ban_signal NOT NULL,
  automation ban_automation NOT NULL,
  reported_before boolean NOT NULL,
  count bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (day, country, surface, action, reason, signal, automation, reported_before)
) WITH (fillfactor = 60);
CREATE TRIGGER ban_day_kept BEFORE DELETE OR TRUNCATE ON ban_day EXECUTE FUNCTION refuse_change();

CREATE TYPE grievance_category AS ENUM ('ban-appeal', 'account-support', 'other-support', 'product-support', 'safety');
CREATE TYPE grievance_action AS ENUM ('none', 'banned', 'restored');

-- What users complained of, and what was done. Actioned = banned or restored.
CREATE TABLE grievance (
  source text NOT NULL CHECK (source ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  sender_id text NOT NULL CHECK (length(sender_id) BETWEEN 1 AND 200),
  batch_id uuid NOT NULL REFERENCES batch (id),
  batch_row integer NOT NULL,
  category grievance_category NOT NULL,
  country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  received_at timestamptz NOT NULL,
  action grievance_action NOT NULL,
  account bytea CHECK (octet_length(account) = 32),
  PRIMARY KEY (source, sender_id),
  UNIQUE (batch_id, batch_row)
);
CREATE INDEX grievance_received ON grievance (received_at, source, sender_id);
CREATE TRIGGER grievance_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON grievance EXECUTE FUNCTION refuse_change();

CREATE TABLE grievance_batch_count (
  batch_id uuid PRIMARY KEY REFERENCES batch (id),
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  lines text NOT NULL
);
CREATE TRIGGER grievance_batch_count_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON grievance_batch_count EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON ban, ban_key, ban_batch_count, grievance, grievance_batch_count TO countersign_app;
GRANT SELECT, INSERT, UPDATE ON ban_source, ban_day TO countersign_app;
