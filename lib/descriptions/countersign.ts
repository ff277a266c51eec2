import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { assertSignable } from "./description.ts";
import { openVersion } from "./openVersion.ts";

/** Signs a description as the second person of counsel. It is in force, and published, from now on or from a later moment. */
export const countersign = operation({
  name: "descriptions.countersign",
  permission: "descriptions:countersign",
  input: z.object({ id: z.uuid(), from: z.coerce.date().optional() }),
  async run({ tx, actor, now }, { id, from = now }) {
    const { proposedBy, code, language, number, textDigest } = await openVersion(tx, id);
    assertSignable({ proposedBy }, actor.id, from, now);
    await tx.sql`
      UPDATE description_version SET countersigned_by = ${actor.id}, countersigned_at = ${now}, in_force_from = ${from} WHERE id = ${id}`;
    const data = { code, language, number, textDigest, from: from.toISOString() };
    return {
      result: { id, from },
      audit: [{ action: "description.countersigned", subject: `description:${id}`, data }],
    };
  },
});
