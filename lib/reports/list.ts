import { z } from "zod";
import { fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import type { ReportRow } from "./load.ts";
import { states, templateNames } from "./report.ts";

export const reportPageMax = 50;

const input = z.object({
  state: z.enum(states).optional(),
  template: z.enum(templateNames).optional(),
  /** The id of the last report of the page before. */
  after: z.uuid().optional(),
});

/** What a list shows of a report. */
export type ReportItem = Pick<
  ReportRow,
  | "id"
  | "template"
  | "title"
  | "from"
  | "to"
  | "country"
  | "state"
  | "digest"
  | "compiledAt"
  | "publishedAt"
  | "slug"
  | "edition"
>;

/** Reports, newest first, fifty a page; `next` is the cursor of the following page or null. */
export const list = query({
  name: "reports.list",
  permission: "reports:read",
  input,
  async run({ tx }, { state, template, after }): Promise<{ items: ReportItem[]; next: string | null }> {
    const conditions = [
      ...(state === undefined ? [] : [fragment`state = ${state}`]),
      ...(template === undefined ? [] : [fragment`template = ${template}`]),
      ...(after === undefined
        ? []
        : [fragment`(compiled_at, id) < (SELECT compiled_at, id FROM report WHERE id = ${after})`]),
    ];
    const items = await tx.sql<ReportItem>`
      SELECT id, template, title, period_from::text AS "from", period_to::text AS "to", country, state, encode(digest, 'hex') AS digest,
             compiled_at AS "compiledAt", published_at AS "publishedAt", slug, edition
        FROM report WHERE ${join(conditions, " AND ", fragment`true`)}
       ORDER BY compiled_at DESC, id DESC LIMIT ${reportPageMax + 1}`;
    const page = items.slice(0, reportPageMax);
    return { items: page, next: items.length > reportPageMax ? (page.at(-1)?.id ?? null) : null };
  },
});
