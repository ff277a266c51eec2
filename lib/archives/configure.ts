import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { keptMonthsMax, keptMonthsMin } from "./archive.ts";
import { keptMonthsOf } from "./months.ts";

/** Sets how many months the ledger keeps before one may be archived. `seen` is the number that the asker saw, so that of two one wins. */
export const configure = operation({
  name: "archives.configure",
  permission: "archives:configure",
  input: z.object({
    keptMonths: z.coerce
      .number()
      .int("Whole months")
      .min(keptMonthsMin, `At least ${keptMonthsMin} months`)
      .max(keptMonthsMax, `At most ${keptMonthsMax} months`),
    seen: z.coerce.number().int(),
  }),
  async run({ tx, now }, { keptMonths, seen }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('countersign.settings'))`;
    const before = await keptMonthsOf(tx);
    if (before !== seen) {
      throw new Refusal("conflict", "Someone else changed this meanwhile. Nothing was changed: look again.");
    }
    if (before === keptMonths) throw new Refusal("conflict", "It is so many months already. Nothing was changed.");
    await tx.sql`INSERT INTO setting (key, value, changed_at) VALUES ('banArchiveMonths', ${JSON.stringify(keptMonths)}, ${now})
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`;
    return {
      result: { keptMonths },
      audit: [
        {
          action: "setting.changed",
          subject: "workspace:settings",
          data: { changed: ["banArchiveMonths"], keptMonths },
        },
      ],
    };
  },
});
