import { z } from "zod";
import { authorityKinds } from "#lib/authorities/authority.ts";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { type ContactVersion, topics } from "./contact.ts";

const pageMax = 50;

export type ContactLine = Pick<
  ContactVersion,
  "heldAt" | "channel" | "country" | "kind" | "office" | "topics" | "asked"
> & {
  readonly id: string;
  /** Commitments that are open, and of these those whose day is over. */
  readonly open: number;
  readonly overdue: number;
};

/** Contacts with governments as they were written last, the newest first, 50 a page. */
export const list = query({
  name: "contacts.list",
  permission: "contacts:read",
  input: z.object({
    country: z.string().length(2).toUpperCase().optional(),
    kind: z.enum(authorityKinds).optional(),
    topic: z.enum(topics).optional(),
    commitments: z.enum(["open", "overdue"]).optional(),
    after: z.string().max(1000).optional(),
  }),
  async run(
    { tx, now },
    { country, kind, topic, commitments, after },
  ): Promise<{ rows: ContactLine[]; next: string | null }> {
    const [afterAt, afterId] = after === undefined ? [] : readCursor(after, z.tuple([z.iso.datetime(), z.uuid()]));
    const today = now.toISOString().slice(0, 10);
    const promised = (due: ReturnType<typeof fragment>) =>
      fragment`EXISTS (SELECT 1 FROM contact_commitment k WHERE k.contact_id = c.id AND k.outcome = 'open'${due})`;
    const conditions = [
      ...(country ? [fragment`c.country = ${country}`] : []),
      ...(kind ? [fragment`v.kind = ${kind}`] : []),
      ...(topic ? [fragment`${topic} = ANY (v.topics)`] : []),
      ...(commitments === "open" ? [promised(fragment``)] : []),
      ...(commitments === "overdue" ? [promised(fragment` AND k.due_on < ${today}::date`)] : []),
      ...(afterId ? [fragment`(c.held_at, c.id) < (${afterAt}::timestamptz, ${afterId}::uuid)`] : []),
    ];
    const rows = await tx.sql<ContactLine>`
      SELECT c.id, c.held_at AS "heldAt", v.channel, v.country, v.kind, v.office, v.topics, left(v.asked, 200) AS asked,
             (SELECT count(*)::int FROM contact_commitment k WHERE k.contact_id = c.id AND k.outcome = 'open') AS open,
             (SELECT count(*)::int FROM contact_commitment k WHERE k.contact_id = c.id AND k.outcome = 'open' AND k.due_on < ${today}::date) AS overdue
        FROM contact c JOIN contact_version v ON v.contact_id = c.id AND v.number = c.version
       WHERE ${join(conditions, " AND ", fragment`true`)} ORDER BY c.held_at DESC, c.id DESC LIMIT ${pageMax + 1}`;
    const last = rows[pageMax - 1];
    const next = rows.length > pageMax && last !== undefined ? writeCursor([last.heldAt.toISOString(), last.id]) : null;
    return { rows: rows.slice(0, pageMax), next };
  },
});
