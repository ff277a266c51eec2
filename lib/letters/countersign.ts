import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { openVersion } from "./openVersion.ts";

/** Signs a proposed text as the second person of counsel. It is used from now on, or from a later moment. */
export const countersign = operation({
  name: "letters.countersign",
  permission: "letters:countersign",
  input: z.object({ id: z.uuid(), from: z.coerce.date().optional() }),
  async run({ tx, actor, now }, { id, from = now }) {
    const { kind, language, number, proposedBy } = await openVersion(tx, id);
    if (proposedBy === actor.id) {
      throw new Refusal(
        "forbidden",
        "Nobody countersigns their own text; nothing was changed. Another person of counsel does.",
      );
    }
    if (from < now) {
      const sentence = "A text cannot be in force from a time that has passed";
      throw new Refusal("invalid", `${sentence}. Nothing was changed.`, { from: sentence });
    }
    await tx.sql`
      UPDATE letter_version SET countersigned_by = ${actor.id}, countersigned_at = ${now}, in_force_from = ${from} WHERE id = ${id}`;
    const data = { kind, language, number, from: from.toISOString() };
    return {
      result: { id, from },
      audit: [{ action: "letterVersion.countersigned", subject: `letterVersion:${id}`, data }],
    };
  },
});
