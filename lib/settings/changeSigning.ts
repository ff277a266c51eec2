import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { signingRulesFrom } from "#lib/settings/setting.ts";

const rules = z.object({
  countersignByAnalyst: z.boolean(),
  accountsAtRisk: z.coerce.number().int().min(1, "At least 1").max(1000, "At most 1000"),
  processOwedHours: z.coerce.number().int().min(1, "At least 1 hour").max(720, "At most 720 hours"),
});

/** Changes how the house decides; the entry says to what. `seen` are the rules that the asker saw, so that of two changes one wins. */
export const changeSigning = operation({
  name: "settings.changeSigning",
  permission: "settings:manage",
  input: rules.extend({ seen: rules }),
  async run({ tx, now }, { seen, ...wanted }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('countersign.settings'))`;
    const before = signingRulesFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`);
    const keys = ["countersignByAnalyst", "accountsAtRisk", "processOwedHours"] as const;
    if (keys.some((key) => before[key] !== seen[key])) {
      throw new Refusal("conflict", "Someone else changed the rules meanwhile. Nothing was changed: look again.");
    }
    const changed = keys.filter((key) => wanted[key] !== before[key]);
    if (changed.length === 0) throw new Refusal("conflict", "These are the rules already. Nothing was changed.");
    for (const key of changed)
      await tx.sql`INSERT INTO setting (key, value, changed_at) VALUES (${key}, ${JSON.stringify(wanted[key])}, ${now})
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`;
    return {
      result: wanted,
      audit: [{ action: "setting.changed", subject: "workspace:signing", data: { changed, ...wanted } }],
    };
  },
});
