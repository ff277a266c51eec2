import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { everyByTwo as read } from "./rules.ts";

/** Says whether every appeal is decided by two. Reversals of bans for the exploitation of children are, whatever is set here. */
export const configure = operation({
  name: "appeals.configure",
  permission: "appeals:configure",
  input: z.object({ everyByTwo: z.boolean() }),
  async run({ tx, now }, { everyByTwo }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('countersign.settings'))`;
    if ((await read(tx)) === everyByTwo)
      throw new Refusal("conflict", "This is the rule already. Nothing was changed.");
    await tx.sql`INSERT INTO setting (key, value, changed_at) VALUES ('appealsByTwo', ${JSON.stringify(everyByTwo)}, ${now})
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`;
    return {
      result: { everyByTwo },
      audit: [{ action: "setting.changed", subject: "workspace:appeals", data: { everyByTwo } }],
    };
  },
});
