import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { AuditEntry } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

export const nonDisclosureInput = z.object({
  issuer: z.string().trim().min(1, "Who ordered it").max(300),
  basis: z.string().trim().min(3, "The provision on which it rests").max(300),
  until: z.coerce.date(),
});

/** Adds an order of non-disclosure, or an extension, in a row of its own. It must end in the future, and never shortens another. */
export async function addNonDisclosure(
  tx: Tx,
  actor: Actor,
  now: Date,
  requestId: string,
  { issuer, basis, until }: z.output<typeof nonDisclosureInput>,
): Promise<AuditEntry> {
  if (until <= now) {
    const sentence = "A non-disclosure that has ended binds nobody.";
    throw new Refusal("invalid", `${sentence} Nothing was saved: give an end in the future.`, {
      "nonDisclosure.until": sentence,
    });
  }
  await tx.sql`INSERT INTO non_disclosure (id, request_id, issuer, basis, until_at, added_by, added_at)
    VALUES (${newId()}, ${requestId}, ${issuer}, ${basis}, ${until}, ${actor.id}, ${now})`;
  return { action: "request.gagged", subject: `request:${requestId}`, data: { until: until.toISOString() } };
}
