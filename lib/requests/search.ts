import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { State } from "./request.ts";
import { searchQuery } from "./searchQuery.ts";
import { excerptOf, isIdentifier, searchWords } from "./searchText.ts";

const pageMax = 25;
const nearestMax = 8;

/** One request that was found, with what could have been found in it. */
export type FoundRequest = {
  readonly id: string;
  readonly reference: string;
  readonly authority: string;
  readonly country: string;
  readonly instrument: string;
  readonly state: State;
  readonly imported: boolean;
  readonly receivedAt: Date;
  readonly offence: string | null;
  readonly offenceNote: string | null;
  /** The part of the note that has one of the words; null where there is no note. */
  readonly note: string | null;
};

/** What is nearly called that: authorities and references by trigram, for words that nothing has. */
export type Nearest = { readonly kind: "authority" | "reference"; readonly text: string };

type Found = {
  readonly rows: FoundRequest[];
  readonly next: string | null;
  /** The words that were looked for, to mark them. */
  readonly words: string[];
  readonly nearest: Nearest[];
  /** False where the database has no pg_trgm: then misspellings find nothing. */
  readonly forgiving: boolean;
};

/**
 * Finds requests, newest first, 25 a page: every word begins a word of the reference, the authority or what it is also called, the offence or the note, or of the name of the
 * instrument or country. An identifier is never searched for: it is looked up with a reason (`requests.lookUp`).
 * @throws Refusal `invalid` for a text that looks like an identifier
 */
export const search = query({
  name: "requests.search",
  permission: "requests:read",
  input: z.object({ text: z.string().trim().max(200), after: z.string().max(1000).optional() }),
  async run({ tx }, { text, after }): Promise<Found> {
    if (isIdentifier(text)) {
      throw new Refusal(
        "invalid",
        "This looks like a person's identifier. Nothing was searched: look it up with a reason instead.",
        { text: "An identifier is looked up, not searched" },
      );
    }
    const words = searchWords(text);
    const asked = searchQuery(text);
    if (asked === null) return { rows: [], next: null, words, nearest: [], forgiving: true };
    const found = await pageOf(tx, asked, after);
    const rows = found.slice(0, pageMax).map((row) => shown(row, words));
    const last = found[pageMax - 1];
    const next =
      found.length > pageMax && last !== undefined ? writeCursor([String(last.receivedAt.getTime()), last.id]) : null;
    const near =
      rows.length === 0 && after === undefined ? await nearestTo(tx, text) : { nearest: [], forgiving: true };
    return { rows, next, words, ...near };
  },
});

type Row = FoundRequest & { receivedAt: Date };
const place = z.tuple([z.string().regex(/^-?\d{1,14}$/), z.uuid()]);

/** Found by the words' index or along the newest, whichever PostgreSQL expects to be shorter; only a page's rows are joined. */
function pageOf(tx: Tx, asked: string, after: string | undefined): Promise<Row[]> {
  const [ms, id] = after === undefined ? [null, null] : readCursor(after, place);
  const beyond =
    ms === null
      ? fragment`true`
      : fragment`(s.received_at, s.request_id) < (${new Date(Number(ms))}::timestamptz, ${id}::uuid)`;
  return tx.sql<Row>`
    SELECT r.id, r.reference, a.name AS authority, r.country, r.instrument, r.state, r.imported, r.received_at AS "receivedAt", r.offence,
           r.offence_note AS "offenceNote", r.note
      FROM (SELECT s.request_id, s.received_at FROM request_search s WHERE s.words @@ ${asked}::tsquery AND ${beyond}
             ORDER BY s.received_at DESC, s.request_id DESC LIMIT ${pageMax + 1}) f
      JOIN legal_request r ON r.id = f.request_id JOIN authority a ON a.id = r.authority_id
     ORDER BY f.received_at DESC, f.request_id DESC`;
}

function shown(row: Row, words: readonly string[]): FoundRequest {
  const name = instrument(row.instrument)?.name ?? row.instrument;
  return { ...row, instrument: name, note: row.note === null ? null : excerptOf(row.note, words) };
}

/** What is nearly called that, where the database knows trigrams; else authorities whose name has the text in it. */
async function nearestTo(tx: Tx, text: string): Promise<{ nearest: Nearest[]; forgiving: boolean }> {
  const [trigram] = await tx.sql`SELECT extname FROM pg_extension WHERE extname = 'pg_trgm'`;
  const typed = text.toLowerCase();
  const part = `%${typed.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  if (trigram === undefined) {
    const nearest = await tx.sql<Nearest>`
      SELECT 'authority' AS kind, name AS text FROM authority WHERE lower(name) LIKE ${part} ORDER BY name LIMIT ${nearestMax}`;
    return { nearest, forgiving: false };
  }
  // Word for word: of two words, each may be misspelt. Below PostgreSQL's own 0.6, which “Attourney” would not reach.
  await tx.sql`SET LOCAL pg_trgm.word_similarity_threshold = 0.4`;
  const nearest = await tx.sql<Nearest>`
    (SELECT 'authority' AS kind, a.name AS text FROM unnest(${searchWords(text)}::text[]) word JOIN authority a ON word <% lower(a.name)
      GROUP BY a.id, a.name ORDER BY sum(word_similarity(word, lower(a.name))) DESC, a.name LIMIT ${nearestMax})
    UNION ALL
    (SELECT 'reference', reference FROM legal_request WHERE lower(reference) LIKE ${part} AND length(${typed}) >= 3 LIMIT ${nearestMax})`;
  return { nearest, forgiving: true };
}
