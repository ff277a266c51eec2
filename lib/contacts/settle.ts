import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertUnsettled, type CommitmentOutcome, commitmentOutcomes } from "./contact.ts";

/** Says of a commitment whether it was kept, once. */
export const settle = operation({
  name: "contacts.settle",
  permission: "contacts:record",
  input: z.object({ commitmentId: z.uuid(), outcome: z.enum(commitmentOutcomes) }),
  async run({ tx, actor, now }, { commitmentId, outcome }) {
    const [row] = await tx.sql<{ contactId: string; byWhom: string; outcome: CommitmentOutcome }>`
      SELECT contact_id AS "contactId", by_whom AS "byWhom", outcome FROM contact_commitment WHERE id = ${commitmentId} FOR UPDATE`;
    if (row === undefined) throw new Refusal("not-found", "There is no such commitment.");
    assertUnsettled(row);
    await tx.sql`
      UPDATE contact_commitment SET outcome = ${outcome}, settled_by = ${actor.id}, settled_at = ${now} WHERE id = ${commitmentId}`;
    const data = { commitment: commitmentId, byWhom: row.byWhom, outcome };
    return {
      result: { id: row.contactId },
      audit: [{ action: "contact.commitmentSettled", subject: `contact:${row.contactId}`, data }],
    };
  },
});
