-- What a ban says besides its codes, how it is looked up, and what its batch keeps for proofs.

-- The clause of the platform's policy, in its own numbering, and which account key made the keyed hash.
ALTER TABLE ban ADD COLUMN policy text, ADD COLUMN account_key smallint NOT NULL DEFAULT 1;

-- Look-up by account: a Bloom filter over each 32 pages. A B-tree over random hashes would halve the speed of an import; this costs it
-- nothing, and a look-up reads a few hundred pages a month. New pages are summarised after they are written.
CREATE INDEX ban_account ON ban USING brin (account bytea_bloom_ops (n_distinct_per_range = 1200, false_positive_rate = 0.01)) WITH (pages_per_range = 32);

-- `leaf`: the form of the leaves under the root. 1 commits to what is counted; 2 to every column of the row. `nodes`: the roots of each
-- 256 leaves in a row, so that the proof of one ban hashes 256 rows and not all.
ALTER TABLE batch ADD COLUMN leaf smallint NOT NULL DEFAULT 1 CHECK (leaf IN (1, 2)),
  ADD COLUMN nodes bytea CHECK (octet_length(nodes) = 32 * ((row_count + 255) / 256));

-- Which ban a reinstatement ends, by the key of the original. Few rows; they may arrive before the original does.
CREATE TABLE ban_reinstatement (
  original uuid NOT NULL,
  batch_id uuid NOT NULL,
  batch_row integer NOT NULL,
  occurred_at timestamptz NOT NULL,
  PRIMARY KEY (original, batch_id, batch_row)
);
CREATE TRIGGER ban_reinstatement_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ban_reinstatement EXECUTE FUNCTION refuse_change();
INSERT INTO ban_reinstatement (original, batch_id, batch_row, occurred_at)
  SELECT encode(substr(sha256(convert_to(h.source, 'UTF8') || '\x00' || convert_to(b.appeal_of, 'UTF8')), 1, 16), 'hex')::uuid,
         b.batch_id, b.batch_row, b.occurred_at
    FROM ban b JOIN batch h ON h.id = b.batch_id WHERE b.action = 'reinstate' AND b.appeal_of IS NOT NULL;
GRANT SELECT, INSERT ON ban_reinstatement TO countersign_app;

-- What the leaf of a ban says of the columns that no report counts: SHA-256 over them as binary COPY writes them, each its length in four
-- bytes and its bytes, ffffffff for none. The keyed hash of the account salts it: who does not know the hash learns nothing of the rest.
CREATE FUNCTION ban_rest(b ban) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN sha256(
  int4send(8) || timestamptz_send(b.occurred_at) || int4send(octet_length(b.account)) || b.account || int4send(2) || int2send(b.account_key)
  || COALESCE(int4send(4) || date_send(b.account_created_on), '\xffffffff')
  || int4send(octet_length(b.sender_id)) || convert_to(b.sender_id, 'UTF8')
  || COALESCE(int4send(octet_length(b.request)) || convert_to(b.request, 'UTF8'), '\xffffffff')
  || COALESCE(int4send(octet_length(b.external_report)) || convert_to(b.external_report, 'UTF8'), '\xffffffff')
  || COALESCE(int4send(octet_length(b.appeal_of)) || convert_to(b.appeal_of, 'UTF8'), '\xffffffff')
  || COALESCE(int4send(octet_length(b.policy)) || convert_to(b.policy, 'UTF8'), '\xffffffff'));

-- Whether a batch is one that was received before, row by row: its root says so.
CREATE INDEX batch_root ON batch (root);
