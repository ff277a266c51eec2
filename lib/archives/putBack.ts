import { z } from "zod";
import { sqlStateOf } from "#lib/db/sqlState.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type Month, monthPattern } from "./archive.ts";
import { asOwner } from "./asOwner.ts";

const hourMs = 3_600_000;

/** The rows of one archive that are in the ledger again. */
export type PutBack = { readonly id: string; readonly month: Month; readonly rows: number };

/**
 * Puts a month that left the ledger within the last week back from where the database keeps it, without a file: all that lies there of it,
 * or nothing. The ground's login must be the owner of the database. Its archives count no more, as after `archives.restore`.
 */
export const putBack = operation({
  name: "archives.putBack",
  permission: "archives:manage",
  input: z.object({ month: z.string().regex(monthPattern, "A month is written as 2023-09") }),
  timeoutMs: hourMs,
  async run({ tx, actor, now }, { month }) {
    const [first, ...others] = await asOwner(tx, () => putAllBack(tx, month, actor.id, now)).catch((error) => {
      throw explained(error, month);
    });
    if (first === undefined) throw await whyNothing(tx, month);
    return { result: [first, ...others], audit: [entryOf(first), ...others.map(entryOf)] };
  },
});

async function putAllBack({ sql }: Tx, month: Month, by: string, now: Date): Promise<PutBack[]> {
  // Who comes second waits here. The largest goes first: it becomes the partition, the others are copied into it.
  const lying = await sql<{ id: string }>`
    SELECT a.id FROM let_go.month m JOIN ban_archive a ON a.id = m.archive_id
     WHERE a.month = ${`${month}-01`}::date AND NOT EXISTS (SELECT FROM ban_archive_restored r WHERE r.archive_id = a.id)
     ORDER BY a.rows DESC, a.id FOR UPDATE OF m`;
  const back: PutBack[] = [];
  for (const { id } of lying) {
    const [put] = await sql<{ rows: string }>`SELECT put_ban_month_back(${id}::uuid, ${by}, ${now}) AS rows`;
    back.push({ id, month, rows: Number(put?.rows) });
  }
  return back;
}

/** `from` tells it from rows that came back out of verified files. */
function entryOf({ id, month, rows }: PutBack): AuditEntry {
  return { action: "month.restored", subject: `month:${month}`, data: { archive: id, rows, from: "let_go" } };
}

async function whyNothing({ sql }: Tx, month: Month): Promise<Refusal> {
  const [known] = await sql<{ archives: number; standing: number }>`
    SELECT (SELECT count(*)::int FROM ban_archive WHERE month = ${`${month}-01`}::date) AS archives,
           (SELECT count(*)::int FROM ban_archived WHERE month = ${`${month}-01`}::date) AS standing`;
  if (known === undefined || known.archives === 0)
    return new Refusal("not-found", `${month} did not leave the ledger: there is nothing to put back.`);
  if (known.standing === 0) return isBack(month);
  return new Refusal(
    "conflict",
    `Nothing of ${month} lies here any more: a month lies for a week, and no backup holds it. Nothing was changed: bring it back from its folder with countersign bans restore-archive.`,
  );
}

function isBack(month: Month): Refusal {
  return new Refusal("conflict", `${month} is back in the ledger already. Nothing was changed.`);
}

/** What the database says, in the words of the house. */
function explained(error: unknown, month: Month): unknown {
  const code = sqlStateOf(error);
  // Restored from its folder at the same moment.
  if (code === "23505") return isBack(month);
  if (code === "55P03") {
    return new Refusal(
      "conflict",
      `The ledger was busy, or somebody is putting ${month} back at this moment. Nothing was changed: try again.`,
    );
  }
  if (code !== "55000") return error;
  return new Refusal(
    "conflict",
    `What lies here of ${month} is not the rows that left the ledger: somebody changed it. Nothing was changed: bring it back from its folder with countersign bans restore-archive.`,
  );
}
