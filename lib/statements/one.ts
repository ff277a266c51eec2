import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { build } from "./build.ts";
import { findingOf } from "./checks.ts";
import { type Kept, statedColumns, templatesOf } from "./load.ts";
import type { StatementLine } from "./statement.ts";

type Row = Kept &
  StatementLine & {
    readonly draftedAt: Date;
    readonly sentAt: Date | null;
    readonly databaseId: string | null;
    readonly digest: string | null;
    readonly sendingId: string | null;
  };

/** One statement: what would be or was sent, as JSON, what our checks found when it was last judged, and its ban. @throws Refusal `not-found` */
export const one = query({
  name: "statements.one",
  permission: "statements:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }) {
    const [row] = await tx.sql<Row>`
      SELECT s.id, s.puid, s.template, ${statedColumns}, replace(s.ban::text, '-', '') AS ban, s.state, s.findings, s.refusal,
             s.drafted_at AS "draftedAt", s.sent_at AS "sentAt", s.database_id AS "databaseId", encode(s.digest, 'hex') AS digest,
             s.sending_id AS "sendingId" FROM statement s WHERE s.id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such statement of reasons.");
    const content = (await templatesOf(tx, [row.template])).get(row.template);
    const attempts =
      row.sendingId === null
        ? []
        : await tx.sql<{ attempt: number; endedAt: Date; failure: string | null }>`
            SELECT attempt, ended_at AS "endedAt", failure FROM statement_attempt WHERE sending_id = ${row.sendingId} ORDER BY attempt DESC LIMIT 20`;
    const statement = content?.reasons[row.reason].stated === true ? build(row, content, row.puid) : null;
    return { ...row, checks: row.findings.map(findingOf), statement, attempts };
  },
});
