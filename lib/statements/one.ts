import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { build } from "./build.ts";
import { findingOf, shiftCode } from "./checks.ts";
import { type Kept, statedColumns, templatesOf } from "./load.ts";
import type { Finding, StatementLine } from "./statement.ts";

type Row = Kept &
  StatementLine & {
    readonly draftedAt: Date;
    readonly sentAt: Date | null;
    /** When a sandbox of the Database took it. */
    readonly triedAt: Date | null;
    readonly databaseId: string | null;
    readonly digest: string | null;
    readonly sendingId: string | null;
    readonly holdId: string | null;
  };

/** One statement: what would be or was sent, as JSON, what our checks found when it was last judged, and its ban. @throws Refusal `not-found` */
export const one = query({
  name: "statements.one",
  permission: "statements:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }) {
    const [row] = await tx.sql<Row>`
      SELECT s.id, s.puid, s.template, ${statedColumns}, replace(s.ban::text, '-', '') AS ban, s.state, s.findings, s.refusal,
             s.drafted_at AS "draftedAt", s.sent_at AS "sentAt", s.tried_at AS "triedAt", s.database_id AS "databaseId", encode(s.digest, 'hex') AS digest,
             s.sending_id AS "sendingId", s.hold_id AS "holdId" FROM statement s WHERE s.id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such statement of reasons.");
    const content = (await templatesOf(tx, [row.template])).get(row.template);
    const hold = row.holdId === null ? null : await holdOf(tx, row.holdId);
    const attempts =
      row.sendingId === null
        ? []
        : await tx.sql<{ attempt: number; endedAt: Date; host: string | null; failure: string | null }>`
            SELECT attempt, ended_at AS "endedAt", host, failure FROM statement_attempt WHERE sending_id = ${row.sendingId} ORDER BY attempt DESC LIMIT 20`;
    const statement = content?.reasons[row.reason].stated === true ? build(row, content, row.puid) : null;
    return { ...row, checks: row.findings.map((code) => judgedAs(code, hold)), statement, attempts };
  },
});

type Hold = { readonly shifts: readonly Finding[]; readonly reason: string | null };

async function holdOf(tx: Tx, id: string): Promise<Hold | null> {
  const [row] =
    await tx.sql<Hold>`SELECT shifts, CASE WHEN NOT passed THEN reason END AS reason FROM statement_hold WHERE id = ${id}`;
  return row ?? null;
}

/** A finding in its sentence; of a hold what shifted then, and what counsel said who keeps it back. */
function judgedAs(code: string, hold: Hold | null): Finding {
  const finding = findingOf(code);
  if (code !== shiftCode || hold === null) return finding;
  const said = hold.reason === null ? finding.sentence : `Counsel keeps it back after a sudden shift: “${hold.reason}”`;
  return { ...finding, sentence: [said, ...hold.shifts.map(({ sentence }) => sentence)].join(" ") };
}
