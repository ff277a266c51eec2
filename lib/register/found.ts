import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { insertFields } from "./load.ts";
import { presets } from "./presets.ts";

/**
 * Set-up: lays down version 1 of the register from a preset, in force at once. The only version without a second person, because
 * there are no people yet. Answers its id and number.
 */
export const found = operation({
  name: "register.found",
  permission: "register:found",
  input: z.object({ preset: z.enum(["minimal", "standard"]) }),
  async run({ tx, actor, now }, { preset }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('register.found'))`;
    const [existing] = await tx.sql<{ number: number }>`SELECT number FROM register_version LIMIT 1`;
    if (existing !== undefined) {
      throw new Refusal(
        "conflict",
        "A register was founded before; nothing was changed. A change of it is proposed by one person and countersigned by another.",
      );
    }
    const id = newId();
    const { fields, words } = presets[preset];
    await tx.sql`
      INSERT INTO register_version (id, number, preset, note, founding, proposed_by, proposed_at, effective_at)
      VALUES (${id}, 1, ${preset}, ${`The preset “${preset}”: ${words}`}, true, ${actor.id}, ${now}, ${now})`;
    await insertFields(tx, id, fields);
    return {
      result: { id, number: 1 },
      audit: [{ action: "register.founded", subject: `register:${id}`, data: { number: 1, preset } }],
    };
  },
});
