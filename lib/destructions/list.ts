import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import type { Destruction } from "./destruction.ts";
import { columns } from "./row.ts";

const pageMax = 50;

/** Certificates, newest first, fifty a page; `next` is the cursor of the following page or null. */
export const list = query({
  name: "destructions.list",
  permission: "destructions:read",
  input: z.object({ after: z.uuid().optional() }),
  async run({ tx }, { after }): Promise<{ rows: Destruction[]; next: string | null }> {
    const past =
      after === undefined
        ? fragment`true`
        : fragment`(destroyed_at, id) < (SELECT destroyed_at, id FROM destruction WHERE id = ${after})`;
    const rows = await tx.sql<Destruction>`
      SELECT ${columns} FROM destruction WHERE ${past} ORDER BY destroyed_at DESC, id DESC LIMIT ${pageMax + 1}`;
    const page = rows.slice(0, pageMax);
    return { rows: page, next: rows.length > pageMax ? (page.at(-1)?.id ?? null) : null };
  },
});
