import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { endedByNow, nextDrafts, openConnection } from "./load.ts";
import { shifting, stopping } from "./shifting.ts";
import { leaseMs, sendingMax } from "./statement.ts";

/**
 * Begins an attempt to send, before anything leaves: of a sending whose time has come, else of the oldest hundred drafts of the template in force,
 * unless something shifted in what is about to leave. From here on a crash is known for what it may be: the next attempt asks the Database first what
 * it has.
 */
export const begin = operation({
  name: "statements.begin",
  permission: "statements:send",
  input: z.object({}),
  async run({ tx, now, ground }) {
    // Held: whoever sets another way meanwhile waits, and then takes back what is on its way to a sandbox.
    await tx.sql`SELECT FROM statement_connection FOR SHARE`;
    const { sandbox } = await openConnection(tx, ground.keys);
    const nextAt = new Date(now.getTime() + leaseMs);
    const [again] = await tx.sql<{ id: string; attempt: number }>`
      UPDATE statement_sending SET attempts = attempts + 1, next_at = ${nextAt} WHERE id = (
        SELECT id FROM statement_sending WHERE ended_at IS NULL AND sandbox = ${sandbox} AND next_at <= ${now} ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, attempts AS attempt`;
    const begun = again ?? (await gather(tx, now, nextAt, sandbox));
    return {
      result: begun,
      audit: [{ action: "sending.begun", subject: `statement-sending:${begun.id}`, data: { attempt: begun.attempt } }],
    };
  },
});

async function gather(tx: Tx, now: Date, nextAt: Date, sandbox: boolean): Promise<{ id: string; attempt: number }> {
  const stops = stopping(await shifting(tx, now));
  if (stops.length > 0) {
    throw new Refusal(
      "conflict",
      `${stops.map(({ sentence }) => sentence).join(" ")} Nothing was sent: it is held until somebody of counsel looked at it.`,
    );
  }
  const drafts = await tx.sql<{ id: string }>`
    SELECT s.id FROM statement s WHERE ${nextDrafts(sandbox)} ORDER BY s.id LIMIT ${sendingMax} FOR UPDATE SKIP LOCKED`;
  if (drafts.length === 0) throw new Refusal("conflict", "No statement waits to be sent; nothing was changed.");
  const id = newId();
  await tx.sql`INSERT INTO statement_sending (id, begun_at, attempts, next_at, sandbox) VALUES (${id}, ${now}, 1, ${nextAt}, ${sandbox})`;
  await tx.sql`
    UPDATE statement s SET state = 'waiting', sending_id = ${id}, ended_on = ${endedByNow} WHERE s.id = ANY(${drafts.map((one) => one.id)}::uuid[])`;
  return { id, attempt: 1 };
}
