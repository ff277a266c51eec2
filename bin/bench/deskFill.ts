import type pg from "pg";
import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { instruments } from "#lib/law/instrument.ts";
import { childSafetyOffence, offenceCodes } from "#lib/law/offence.ts";
import { found } from "#lib/register/found.ts";

/** One in fifty is open: 20,000 of a million. */
const openEvery = 50;
const countries = "US IN DE BR FR GB ES IT PL NL BE AT CH SE NO DK FI IE PT CZ RO GR HU CA AU JP KR MX AR ZA".split(
  " ",
);
const offices =
  "Police,Prosecutor,Court,Ministry,Cyber Crime Unit,Staatsanwaltschaft,Polizeipräsidium,Tribunal,Attorney,Guardia".split(
    ",",
  );
const places =
  "Delhi,München,São Paulo,Virginia,Paris,London,Madrid,Roma,Warszawa,Utrecht,Wien,Zürich,Malmö,Oslo,Lyon,Köln,Porto,Praha,Cluj,Patras".split(
    ",",
  );

/** What the benchmarks read of a filled desk: cases that are open, and words that people search for, rare ones and common ones. */
export type FilledDesk = { readonly cases: string[]; readonly texts: string[]; readonly openEvery: number };

/**
 * Fills an empty workspace with requests over six years: thirty countries, 4,000 authorities of which few ask most (by Zipf's law), targets, files,
 * senders and wordings that some requests share. Guards and indexes are put aside meanwhile and stand again afterwards.
 */
export async function deskFill(ground: Ground, owner: pg.Client, rows: number): Promise<FilledDesk> {
  await found(ground, operator, { preset: "standard" });
  await owner.query(
    "SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET work_mem = '128MB'",
  );
  const indexes = await dropIndexes(owner);
  for (const statement of fills(rows)) await owner.query(statement);
  for (const definition of indexes) await owner.query(definition);
  await owner.query("VACUUM (ANALYZE, PARALLEL 2)");
  const ids = await owner.query<{ id: string }>(
    "SELECT id FROM legal_request WHERE state IN ('received', 'proposed') ORDER BY md5(id::text) LIMIT 240",
  );
  const references = await owner.query<{ reference: string }>(
    "SELECT reference FROM legal_request ORDER BY md5(reference) LIMIT 20",
  );
  const rare = references.rows.map(({ reference }) => reference);
  const common = [
    "delhi",
    "police",
    "fraud",
    "munchen fraud",
    "court warrant",
    "germany",
    "subpoena virginia",
    "forwarded",
    "prosecutor paris 2024",
    "nothing like it",
  ];
  return {
    cases: ids.rows.map(({ id }) => id),
    texts: rare.flatMap((text, at) => [text, common[at % common.length] ?? text]),
    openEvery,
  };
}

const filled = [
  "legal_request",
  "request_search",
  "request_target",
  "request_document",
  "request_sender",
  "request_wording",
  "decision",
  "log_entry",
];

/** Takes the indexes that hold no constraint away; answers how to make them again. */
async function dropIndexes(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       JOIN pg_class t ON t.oid = i.indrelid
      WHERE t.relname = ANY($1) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
    [filled],
  );
  for (const { name } of rows) await owner.query(`DROP INDEX ${owner.escapeIdentifier(name)}`);
  return rows.map(({ definition }) => definition);
}

const list = (words: readonly string[]) => `ARRAY[${words.map((word) => `'${word}'`).join(",")}]`;
/** One of a list, by chance. */
const any = (words: readonly string[]) => `(${list(words)})[1 + floor(random() * ${words.length})::int]`;

/** Made rows, each statement in the words of the table that it fills. */
function fills(rows: number): string[] {
  // The newest are open, and lie beside each other as they do where requests come one after the other.
  const open = `n > ${rows - Math.ceil(rows / openEvery)}`;
  const authorities = Math.min(4_000, Math.max(20, Math.round(rows / 250)));
  const served = instruments.filter(({ nationalSecurity }) => !nationalSecurity).map(({ id }) => id);
  return [
    `SELECT setseed(0.42)`,
    `INSERT INTO authority (id, name, country, created_at)
     SELECT gen_random_uuid(), ${any(offices)} || ' ' || ${any(places)} || ' ' || n, ${any(countries)}, now() FROM generate_series(1, ${authorities}) n`,
    // The first asks most, the second half as often, the third a third: floor(e^(u ln N)).
    `CREATE TEMP TABLE made AS
     SELECT n, gen_random_uuid() AS id, 1 + floor(exp(random() * ln(${authorities})))::int % ${authorities} AS place,
            now() - random() * interval '2190 days' * (CASE WHEN ${open} THEN 0.01 ELSE 1 END) - (CASE WHEN ${open} THEN interval '0' ELSE interval '22 days' END) AS at FROM generate_series(1, ${rows}) n`,
    `CREATE TEMP TABLE placed AS SELECT id, name, country, row_number() OVER () AS place FROM authority`,
    `INSERT INTO legal_request (id, reference, authority_id, country, instrument, emergency, surface, received_at, state, outcome, register_version_id,
        legal_due_at, house_due_at, accounts, decided_at, produced_at, closed_at, notified_at, note, offence, created_at)
     SELECT m.id, upper(left(a.name, 2)) || '/' || extract(year FROM m.at) || '/' || m.n, a.id, a.country, ${any(served)}, random() < 0.01, 'private', m.at,
            CASE WHEN NOT ${open} THEN 'closed' WHEN random() < 0.2 THEN 'proposed' ELSE 'received' END,
            CASE WHEN ${open} THEN 'pending' ELSE 'granted' END, (SELECT id FROM register_version), m.at + interval '10 days', m.at + interval '8 days', 1,
            CASE WHEN ${open} THEN NULL ELSE m.at + interval '5 days' END, CASE WHEN ${open} THEN NULL ELSE m.at + interval '6 days' END,
            CASE WHEN ${open} THEN NULL ELSE m.at + interval '7 days' END, CASE WHEN ${open} THEN NULL ELSE m.at + interval '7 days' END,
            CASE WHEN random() < 0.3 THEN 'Asks who forwarded the message; the docket was read on the phone.' END,
            CASE WHEN random() < 0.6 THEN ${any(offenceCodes.filter((code) => code !== childSafetyOffence))} END, m.at
       FROM made m JOIN placed a ON a.place = m.place`,
    `INSERT INTO request_search (request_id, received_at, words)
     SELECT r.id, r.received_at, search_document(r, a.name) FROM legal_request r JOIN authority a ON a.id = r.authority_id`,
    `INSERT INTO request_target (id, request_id, position, kind, sealed, key_id, lookup)
     SELECT gen_random_uuid(), id, 0, 'phone', sha256(id::text::bytea), 'k', sha256(floor(power(random(), 2) * ${rows})::text::bytea) FROM made`,
    `INSERT INTO request_field (request_id, field_key, position, finding, reason)
     SELECT m.id, f.key, f.position, 'available', 'It is held.' FROM made m, (SELECT key, row_number() OVER () AS position FROM register_field LIMIT 4) f WHERE ${open}`,
    `INSERT INTO decision (id, request_id, outcome, basis, proposed_by, proposed_at, countersigned_by, countersigned_at)
     SELECT gen_random_uuid(), id, 'granted', 'The instrument reaches what is held.', 'a', decided_at, 'b', decided_at FROM legal_request WHERE state = 'closed'
     UNION ALL SELECT gen_random_uuid(), id, 'granted', 'The instrument reaches what is held.', 'a', received_at, NULL, NULL FROM legal_request WHERE state = 'proposed'`,
    `INSERT INTO document (id, sha256, media_type, size, scan, scanned_at, added_at)
     SELECT gen_random_uuid(), sha256(n::text::bytea), 'application/pdf', 1000, 'clean', now(), now() FROM generate_series(1, ${Math.max(10, rows / 25)}) n`,
    `INSERT INTO request_document (id, request_id, document_id, kind, file_name, added_by, added_at)
     SELECT gen_random_uuid(), m.id, d.id, 'order', 'order.pdf', 'a', m.at FROM made m JOIN (SELECT id, row_number() OVER () AS place FROM document) d
         ON d.place = 1 + m.n % ${Math.max(10, Math.floor(rows / 25))} WHERE m.n % 5 = 0 OR ${open}`,
    `INSERT INTO request_sender (request_id, domain, address_lookup, phone_lookup, recorded_by, recorded_at)
     SELECT id, 'justice.example', sha256(floor(random() * ${rows / 10})::text::bytea), sha256(floor(random() * ${rows / 10} + 1e9)::text::bytea), 'a', at
       FROM made WHERE n % 5 = 0 OR ${open}`,
    `INSERT INTO request_wording (request_id, sketch, bands)
     SELECT id, decode(repeat(md5(n::text), 16), 'hex'), ARRAY(SELECT floor(power(random(), 2) * 1e6)::bigint + b * 10000000 + 0 * n FROM generate_series(1, 16) b)
       FROM made WHERE n % 10 = 0 OR ${open}`,
    `INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
     SELECT gen_random_uuid(), m.at, 'a', 'analyst', 'person', act, 'request:' || m.id, convert_to('{"data":{}}', 'UTF8')
       FROM made m, unnest(ARRAY['request.received', 'request.assigned', 'request.proposed']) act WHERE ${open}`,
  ];
}
