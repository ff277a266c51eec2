import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { settableKinds } from "./destruction.ts";

/**
 * Sets how long a kind is kept. What is older by then is destroyed in the next night. `version` is the one that the asker saw, 0 where
 * the term is still the default.
 */
export const configure = operation({
  name: "destructions.configure",
  permission: "destructions:configure",
  input: z.object({
    kind: z.enum(settableKinds, "The snapshot of a hold goes with its hold; another kind has a term to set"),
    /** Null: kept until somebody sets a term again. */
    days: z.coerce
      .number()
      .int("Whole days")
      .min(1, "At least one day")
      .max(36_500, "At most a hundred years")
      .nullable(),
    version: z.coerce.number().int(),
  }),
  async run({ tx, now }, { kind, days, version }) {
    const rows =
      version === 0
        ? await tx.sql`INSERT INTO retention_rule (kind, days, changed_at) VALUES (${kind}, ${days}, ${now}) ON CONFLICT DO NOTHING RETURNING kind`
        : await tx.sql`UPDATE retention_rule SET days = ${days}, changed_at = ${now}, version = version + 1
            WHERE kind = ${kind} AND version = ${version} RETURNING kind`;
    if (rows.length === 0) {
      throw new Refusal(
        "conflict",
        "Somebody else changed this term meanwhile. Nothing of yours was saved: look at it again.",
      );
    }
    return {
      result: { kind, days },
      audit: [{ action: "retention.changed", subject: `retention:${kind}`, data: { days } }],
    };
  },
});
