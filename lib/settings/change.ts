import { z } from "zod";
import { holidays } from "#lib/law/holidays.ts";
import { placePattern } from "#lib/law/zone.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertPresetOpen, isZone, presets, settingsFrom } from "#lib/settings/setting.ts";

/**
 * Changes what holds for the workspace. `seen` holds the values that the asker saw, so that of two changes one wins. The entry
 * names the settings that changed, and of their values the codes only.
 */
export const change = operation({
  name: "settings.change",
  permission: "settings:manage",
  input: z.object({
    name: z.string().trim().min(1, "The workspace needs a name").max(120, "At most 120 characters"),
    legalZone: z.string().refine(isZone, "This is not a time zone such as Europe/Berlin or Asia/Kolkata"),
    preset: z.enum(presets).optional(),
    /** `IE`, `DE-BY`; empty or null: not said. */
    establishment: z
      .string()
      .trim()
      .toUpperCase()
      .regex(placePattern, "A State such as IE, or a region of one such as DE-BY")
      .or(z.literal("").transform(() => null))
      .nullable()
      .optional(),
    seen: z.object({
      name: z.string().max(120),
      legalZone: z.string().max(64),
      establishment: z.string().max(6).optional(),
    }),
  }),
  async prepare(_given, { establishment }) {
    if (establishment != null) await assertCalendar(establishment);
  },
  async run({ tx, now }, { seen, ...wanted }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('countersign.settings'))`;
    const before = settingsFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`);
    const moved = seen.establishment !== undefined && seen.establishment !== (before.establishment ?? "");
    if (before.name !== seen.name || before.legalZone !== seen.legalZone || moved) {
      throw new Refusal("conflict", "Someone else changed the settings meanwhile. Nothing was changed: look again.");
    }
    if (wanted.preset !== undefined) assertPresetOpen(before.preset, wanted.preset);
    const changed = (["name", "legalZone", "preset", "establishment"] as const).filter(
      (key) => wanted[key] !== undefined && wanted[key] !== before[key],
    );
    if (changed.length === 0) throw new Refusal("conflict", "These are the settings already. Nothing was changed.");
    for (const key of changed)
      await tx.sql`INSERT INTO setting (key, value, changed_at) VALUES (${key}, ${JSON.stringify(wanted[key])}, ${now})
        ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`;
    // The name is a person's words: the log gets codes only.
    const data = {
      changed,
      legalZone: wanted.legalZone,
      ...(wanted.preset === undefined ? {} : { preset: wanted.preset }),
      ...(wanted.establishment === undefined ? {} : { establishment: wanted.establishment }),
    };
    return { result: wanted, audit: [{ action: "setting.changed", subject: "workspace:settings", data }] };
  },
});

/** A place without a calendar of holidays could move no deadline, and would leave them to a guess. */
async function assertCalendar(place: string): Promise<void> {
  try {
    await holidays(place);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal("invalid", `${error.message} Nothing was changed.`, { establishment: error.message });
  }
}
