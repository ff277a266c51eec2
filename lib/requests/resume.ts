import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { clockColumns, clocks } from "./clocks.ts";
import { loadLocked } from "./load.ts";
import { overridesFor } from "./overridesFor.ts";
import { pausesOf } from "./pauses.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Lets both clocks run on from now, unless an answer or a court is waited for. Answers when the request is now due. */
export const resume = operation({
  name: "requests.resume",
  permission: "requests:pause",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, now }, { id, version }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "resume");
    await assertNoAnswerAwaited(tx, id);
    const ended =
      await tx.sql`UPDATE request_pause SET until_at = ${now} WHERE request_id = ${id} AND until_at IS NULL RETURNING id`;
    if (ended.length === 0) throw new Refusal("conflict", "The clock of this request is running; nothing was changed.");
    const both = await clocks(request, await pausesOf(tx, id), await overridesFor(tx, request));
    const next = await save(tx, request, clockColumns(both));
    return {
      result: { id, version: next, legalDueAt: both.legal.dueAt },
      audit: [{ action: "request.resumed", subject: `request:${id}` }],
    };
  },
});

async function assertNoAnswerAwaited(tx: Tx, id: string): Promise<void> {
  const [open] = await tx.sql`
    SELECT p.id FROM request_pause p
     WHERE p.request_id = ${id} AND p.until_at IS NULL
       AND (EXISTS (SELECT 1 FROM clarification c WHERE c.pause_id = p.id) OR EXISTS (SELECT 1 FROM objection o WHERE o.pause_id = p.id))`;
  if (open === undefined) return;
  throw new Refusal(
    "conflict",
    "The clock waits for an answer of the authority or a court; nothing was changed. Record that, and it runs on by itself.",
  );
}
