import { newId } from "#lib/db/id.ts";
import type { Fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { clockColumns, clocks } from "./clocks.ts";
import { overridesFor } from "./overridesFor.ts";
import { pausesOf } from "./pauses.ts";
import type { LegalRequest } from "./request.ts";

type Stop = { readonly by: string; readonly now: Date; readonly reason: string };

/** Stops a request's clocks for a reason of the law's, unless they stand still already. Answers the pause's id, and null where they did. */
export async function stopClock(tx: Tx, requestId: string, { by, now, reason }: Stop): Promise<string | null> {
  const [open] = await tx.sql`SELECT id FROM request_pause WHERE request_id = ${requestId} AND until_at IS NULL`;
  if (open !== undefined) return null;
  const id = newId();
  await tx.sql`INSERT INTO request_pause (id, request_id, from_at, reason, added_by) VALUES (${id}, ${requestId}, ${now}, ${reason}, ${by})`;
  return id;
}

/** Lets the clocks run on that this pause had stopped. */
export async function endStop(tx: Tx, pauseId: string | null, now: Date): Promise<void> {
  if (pauseId === null) return;
  await tx.sql`UPDATE request_pause SET until_at = ${now} WHERE id = ${pauseId} AND until_at IS NULL`;
}

/** The assignments that keep both clocks, counted again from the pauses as they stand now. */
export async function recounted(tx: Tx, request: LegalRequest): Promise<Fragment> {
  return clockColumns(await clocks(request, await pausesOf(tx, request.id), await overridesFor(tx, request)));
}
