import type { Fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { minuteWords } from "#lib/instant.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Notice } from "./notice.ts";

/**
 * The notice of this request. With `version`, the one that the asker saw.
 * @throws Refusal `conflict` when it has not fallen due, or somebody changed it since.
 */
export async function load(tx: Tx, requestId: string, version?: number): Promise<Notice> {
  const [notice] = await tx.sql<Notice>`
    SELECT request_id AS "requestId", state, fell_due_at AS "fellDueAt", delayed_until AS "delayedUntil", attempts, failure,
           handed_over_at AS "handedOverAt", version FROM notice WHERE request_id = ${requestId}`;
  if (notice === undefined)
    throw new Refusal("conflict", "No notice of this request has fallen due yet; nothing was changed.");
  if (version !== undefined && notice.version !== version) throw elsewhere();
  return notice;
}

/** Changes the notice that was loaded, if nobody did since. Answers the new version. @throws Refusal `conflict` */
export async function save(
  tx: Tx,
  notice: Pick<Notice, "requestId" | "version">,
  now: Date,
  changes: Fragment,
): Promise<number> {
  const [row] = await tx.sql<{ version: number }>`
    UPDATE notice SET ${changes}, changed_at = ${now}, version = version + 1
     WHERE request_id = ${notice.requestId} AND version = ${notice.version} RETURNING version`;
  if (row === undefined) throw elsewhere();
  return row.version;
}

function elsewhere(): Refusal {
  return new Refusal(
    "conflict",
    "Somebody else changed this notice meanwhile. Nothing of yours was saved: look at it again.",
  );
}

/** @throws Refusal `conflict` while an order binds the service to silence. */
export async function assertNotSilenced(tx: Tx, requestId: string, now: Date): Promise<void> {
  const [bound] = await tx.sql<{ until: Date | null }>`
    SELECT max(binds_until) AS until FROM non_disclosure_standing WHERE request_id = ${requestId} AND binds_until > ${now}`;
  if (bound === undefined || bound.until === null) return;
  throw new Refusal(
    "conflict",
    `Non-disclosure binds until ${minuteWords(bound.until)}, so no notice may leave; nothing was changed. It falls due by itself then.`,
  );
}
