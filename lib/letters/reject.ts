import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { openVersion } from "./openVersion.ts";

/** Sends a proposed text back, with the reason; who proposed it may do so too. It stays readable, and another can be proposed. */
export const reject = operation({
  name: "letters.reject",
  permission: "letters:countersign",
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(10, "Say why, in ten characters or more").max(2000) }),
  async run({ tx, actor, now }, { id, reason }) {
    const { kind, language, number } = await openVersion(tx, id);
    await tx.sql`
      UPDATE letter_version SET rejected_by = ${actor.id}, rejected_at = ${now}, rejected_reason = ${reason} WHERE id = ${id}`;
    const data = { kind, language, number };
    return { result: { id }, audit: [{ action: "letterVersion.rejected", subject: `letterVersion:${id}`, data }] };
  },
});
