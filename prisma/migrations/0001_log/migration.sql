-- The audit log: entries that are only ever added, and the tree that commits to them.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: this table is only ever added to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TABLE log_entry (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id text NOT NULL,
  actor_role text NOT NULL,
  actor_kind text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  -- The canonical JSON (RFC 8785) that the tree commits to; the columns above are read from it, and verification compares them.
  bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 2 AND 65535),
  -- RFC 6962 leaf. Generated, so that an edit of the bytes shows itself against the tree.
  leaf_hash bytea NOT NULL GENERATED ALWAYS AS (sha256('\x00'::bytea || bytes)) STORED
);
CREATE INDEX log_entry_subject ON log_entry (subject, id);
CREATE INDEX log_entry_action ON log_entry (action, id);
CREATE INDEX log_entry_actor ON log_entry (actor_id, id);

-- Entries that are committed and have no leaf index yet. The sequencer empties it.
CREATE TABLE log_pending (entry_id uuid PRIMARY KEY REFERENCES log_entry (id));

CREATE FUNCTION queue_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO log_pending (entry_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER log_entry_queued AFTER INSERT ON log_entry FOR EACH ROW EXECUTE FUNCTION queue_entry();

CREATE TABLE log_leaf (
  leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
  entry_id uuid NOT NULL UNIQUE REFERENCES log_entry (id)
);

-- Tiles of 256 hashes (C2SP tlog-tiles). A tile grows at its end and never otherwise changes.
CREATE TABLE log_tile (
  level smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
  n bigint NOT NULL CHECK (n >= 0),
  hashes bytea NOT NULL CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0),
  PRIMARY KEY (level, n)
);
CREATE FUNCTION tile_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.level <> OLD.level OR NEW.n <> OLD.n
     OR substring(NEW.hashes FROM 1 FOR octet_length(OLD.hashes)) <> OLD.hashes THEN
    RAISE EXCEPTION 'tile %/% may only grow', OLD.level, OLD.n USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_tile_grows BEFORE UPDATE ON log_tile FOR EACH ROW EXECUTE FUNCTION tile_only_grows();
CREATE TRIGGER log_tile_kept BEFORE DELETE OR TRUNCATE ON log_tile EXECUTE FUNCTION refuse_change();

CREATE TABLE log_checkpoint (
  size bigint PRIMARY KEY CHECK (size >= 0),
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  note text NOT NULL,
  signed_at timestamptz NOT NULL
);

CREATE TRIGGER log_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_leaf_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log_leaf EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_checkpoint_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log_checkpoint EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON log_entry, log_leaf, log_checkpoint TO countersign_app;
GRANT SELECT, INSERT, DELETE ON log_pending TO countersign_app;
GRANT SELECT, INSERT, UPDATE ON log_tile TO countersign_app;

-- What arrived as many rows and stands in the log as one entry: bans, past requests, grievances.
CREATE TABLE batch (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('bans', 'requests', 'grievances')),
  source text NOT NULL,
  row_count integer NOT NULL CHECK (row_count > 0),
  -- RFC 6962 root over the rows' leaves, in row order.
  root bytea NOT NULL CHECK (octet_length(root) = 32),
  -- SHA-256 of the batch's count lines, which the published figures add up.
  counts_digest bytea NOT NULL CHECK (octet_length(counts_digest) = 32),
  received_at timestamptz NOT NULL
);
CREATE TRIGGER batch_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON batch EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON batch TO countersign_app;
