import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";

/** Tells the desk once that an answer, or the process after an emergency, did not come in time. Nothing else follows by itself. */
export const remind = operation({
  name: "requests.remind",
  permission: "requests:remind",
  input: z.object({ id: z.uuid(), awaited: z.enum(["answer", "process"]) }),
  async run({ tx, now }, { id, awaited }) {
    const told =
      awaited === "answer"
        ? await tx.sql`
            UPDATE clarification SET reminded_at = ${now}
             WHERE request_id = ${id} AND ending IS NULL AND reminded_at IS NULL AND answer_due_at <= ${now} RETURNING id`
        : await tx.sql`
            UPDATE process_owed SET told_at = ${now}
             WHERE request_id = ${id} AND received_at IS NULL AND told_at IS NULL AND due_at <= ${now} RETURNING request_id`;
    if (told.length === 0)
      throw new Refusal("conflict", "Nothing is overdue there, or the desk was told before; nobody was told again.");
    const kind = awaited === "answer" ? "answer-overdue" : "process-owed";
    await tell(tx, now, await deskOf(tx, id), { kind, requestId: id });
    return { result: { id }, audit: [{ action: "request.reminded", subject: `request:${id}`, data: { awaited } }] };
  },
});
