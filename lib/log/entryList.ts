import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import type { EntryLine } from "./log.ts";

const pageMax = 50;
/** The last row's time, as PostgreSQL writes it, and its id. */
const place = z.tuple([z.string().regex(/^[\d .:+-]{1,40}$/), z.uuid()]);

/** The list's filters, as they stand in the address. */
export const entryFilters = z.object({
  /** A person's, key's or program's id, or the beginning of a person's name. */
  actor: z.string().trim().max(200).optional(),
  /** `request.decided`, or the noun alone: `request`. */
  action: z.string().trim().max(100).optional(),
  /** `request:0190…`, or the id alone. */
  subject: z.string().trim().max(500).optional(),
  /** From the first moment of this day (UTC) to the last of that one. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  after: z.string().max(1000).optional(),
  before: z.string().max(1000).optional(),
});
type Filters = z.output<typeof entryFilters>;

/** Entries that fit the filters, the newest first, 50 a page; `older` and `newer` are cursors for `after` and `before`. */
export const entryList = query({
  name: "log.entryList",
  permission: "log:read",
  input: entryFilters,
  async run({ tx }, given): Promise<{ rows: EntryLine[]; older: string | null; newer: string | null }> {
    const backwards = given.before !== undefined;
    const order = backwards ? fragment`e.at, e.id` : fragment`e.at DESC, e.id DESC`;
    const found = await tx.sql<EntryLine & { place: string; leafIndex: string | null }>`
      SELECT e.id, e.at, e.actor_id AS "actorId", e.actor_role AS "actorRole", e.actor_kind AS "actorKind",
             COALESCE(p.name, o.name, k.source) AS "actorName", e.action, e.subject, l.leaf_index AS "leafIndex", e.at::text AS place
        FROM (SELECT * FROM log_entry e WHERE ${join(conditions(given), " AND ", fragment`true`)} ORDER BY ${order} LIMIT ${pageMax + 1}) e
        LEFT JOIN log_leaf l ON l.entry_id = e.id
        LEFT JOIN person p ON p.id::text = e.actor_id LEFT JOIN officer o ON o.id::text = e.actor_id LEFT JOIN api_key k ON k.id::text = e.actor_id
       ORDER BY ${order}`;
    const more = found.length > pageMax;
    const page = found.slice(0, pageMax);
    if (backwards) page.reverse();
    const cursor = (row: { place: string; id: string } | undefined) =>
      row === undefined ? null : writeCursor([row.place, row.id]);
    return {
      rows: page.map(({ place: _, leafIndex, ...row }) => ({
        ...row,
        leafIndex: leafIndex === null ? null : Number(leafIndex),
      })),
      older: more || backwards ? cursor(page.at(-1)) : null,
      newer: (backwards ? more : given.after !== undefined) ? cursor(page[0]) : null,
    };
  },
});

function conditions({ actor, action, subject, from, to, after, before }: Filters): Fragment[] {
  const all: Fragment[] = [];
  if (actor) {
    all.push(fragment`e.actor_id = ANY (ARRAY(SELECT ${actor} UNION ALL
      SELECT id::text FROM person WHERE lower(name) LIKE ${`${likeText(actor.toLowerCase())}%`}
      UNION ALL SELECT id::text FROM api_key WHERE source = ${actor}))`);
  }
  if (action)
    all.push(
      action.includes(".") ? fragment`e.action = ${action}` : fragment`e.action LIKE ${`${likeText(action)}.%`}`,
    );
  if (subject) all.push(subjectIs(subject));
  if (from) all.push(fragment`e.at >= ${`${from}T00:00:00Z`}::timestamptz`);
  if (to) all.push(fragment`e.at < ${`${to}T00:00:00Z`}::timestamptz + interval '1 day'`);
  const cursor = before ?? after;
  if (cursor !== undefined) {
    const [at, id] = readCursor(cursor, place);
    const side = before === undefined ? fragment`<` : fragment`>`;
    all.push(fragment`(e.at, e.id) ${side} (${at}::timestamptz, ${id}::uuid)`);
  }
  return all;
}

/** An id alone is asked for under every noun that the log has; there are few, and the index answers each. */
const nouns = [
  ...["request", "authority", "batch", "report", "register", "person", "key", "source", "setting", "settings"],
  ...["operation", "verification", "ban", "grievance", "workspace"],
];

function subjectIs(subject: string): Fragment {
  if (subject.includes(":")) return fragment`e.subject = ${subject}`;
  return fragment`e.subject = ANY (${nouns.map((noun) => `${noun}:${subject}`)}::text[])`;
}

function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}
