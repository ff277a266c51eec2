import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { openVersion } from "./openVersion.ts";

/** Sends a proposed description back, with the reason; who proposed it may do so too. It stays readable, and another can be proposed. */
export const reject = operation({
  name: "descriptions.reject",
  permission: "descriptions:countersign",
  input: z.object({ id: z.uuid(), reason: z.string().trim().min(10, "Say why, in ten characters or more").max(2000) }),
  async run({ tx, actor, now }, { id, reason }) {
    const { code, language, number } = await openVersion(tx, id);
    await tx.sql`
      UPDATE description_version SET rejected_by = ${actor.id}, rejected_at = ${now}, rejected_reason = ${reason} WHERE id = ${id}`;
    const data = { code, language, number };
    return { result: { id }, audit: [{ action: "description.rejected", subject: `description:${id}`, data }] };
  },
});
