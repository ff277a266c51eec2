import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { type MailLine, mailStates } from "./mail.ts";
import { smtpOf } from "./smtp.ts";

const pageMax = 50;
/** The last row's time, as PostgreSQL writes it, and its id. */
const place = z.tuple([z.string().regex(/^[\d .:+-]{1,40}$/), z.uuid()]);

/** Mail, the newest first, 50 a page; `older` is the cursor for `after`. `sends` says whether a mail server is configured here. */
export const list = query({
  name: "outbox.list",
  permission: "outbox:read",
  input: z.object({ state: z.enum(mailStates).optional(), after: z.string().max(1000).optional() }),
  async run({ tx }, { state, after }): Promise<{ rows: MailLine[]; older: string | null; sends: boolean }> {
    const conditions: Fragment[] = state === undefined ? [] : [fragment`m.state = ${state}`];
    if (after !== undefined) {
      const [at, id] = readCursor(after, place);
      conditions.push(fragment`(m.queued_at, m.id) < (${at}::timestamptz, ${id}::uuid)`);
    }
    const found = await tx.sql<MailLine & { place: string }>`
      SELECT m.id, m.template, m.request_id AS "requestId", r.reference, m.state, m.attempts, m.failure, m.queued_at AS "queuedAt",
             m.sent_at AS "sentAt", m.sealed IS NOT NULL AS readable, m.queued_at::text AS place
        FROM mail m LEFT JOIN legal_request r ON r.id = m.request_id
       WHERE ${join(conditions, " AND ", fragment`true`)} ORDER BY m.queued_at DESC, m.id DESC LIMIT ${pageMax + 1}`;
    const rows = found.slice(0, pageMax).map(({ place: _, ...row }) => row);
    const last = found[pageMax - 1];
    const older = found.length > pageMax && last !== undefined ? writeCursor([last.place, last.id]) : null;
    return { rows, older, sends: smtpOf() !== null };
  },
});
