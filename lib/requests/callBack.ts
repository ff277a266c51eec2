import { z } from "zod";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { type CallBackOutcome, callBackOutcomes } from "./emergency.ts";
import { loadLocked } from "./load.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/**
 * Records a call to a number that stands in an independent register, never in the demand. In an emergency nothing is released before one
 * confirmed it; the last call counts. Number and person are sealed.
 */
export const callBack = operation({
  name: "requests.callBack",
  permission: "requests:callBack",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    registerSource: z.string().trim().min(3, "Name the independent register that has the number").max(300),
    number: z.string().trim().min(3, "The number that was called").max(50),
    spokenTo: z.string().trim().min(2, "Who answered, with rank or office; or that nobody did").max(300),
    outcome: z.enum(callBackOutcomes, "Choose how it ended"),
    /** The number is not the one that the demand gives. */
    independent: z.literal(true, "A number that the demand gives proves nothing: take it from an independent register"),
  }),
  async run({ tx, actor, now, ground }, { id, version, registerSource, number, spokenTo, outcome }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "callBack");
    const callId = newId();
    const sealed = seal(ground.keys, JSON.stringify({ number, spokenTo }), `call_back:${callId}`);
    await tx.sql`
      INSERT INTO call_back (id, request_id, register_source, sealed, key_id, outcome, called_by, called_at)
      VALUES (${callId}, ${id}, ${registerSource}, ${sealed.bytes}, ${sealed.keyId}, ${outcome}, ${actor.id}, ${now})`;
    const next = await save(tx, request, fragment`state = state`);
    return {
      result: { id, version: next },
      audit: [{ action: "request.calledBack", subject: `request:${id}`, data: { outcome } }],
    };
  },
});

/** How the last call-back about a request ended; null where nobody called. */
export async function lastCallBack(tx: Tx, requestId: string): Promise<CallBackOutcome | null> {
  const [row] = await tx.sql<{ outcome: CallBackOutcome }>`
    SELECT outcome FROM call_back WHERE request_id = ${requestId} ORDER BY called_at DESC, id DESC LIMIT 1`;
  return row?.outcome ?? null;
}
