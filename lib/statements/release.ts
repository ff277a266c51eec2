import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { shifting, stopping } from "./shifting.ts";

const releaseMs = 7 * 86_400_000;

/** Lets the sudden shifts that stop sending pass for a week, by somebody of counsel who looked at them and says why they are true. */
export const release = operation({
  name: "statements.release",
  permission: "statements:review",
  input: z.object({ reason: z.string().trim().min(10, "Say in a sentence why the shift is true").max(2000) }),
  async run({ tx, actor, now }, { reason }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('statements.release'))`;
    const codes = stopping(await shifting(tx, now)).map(({ code }) => code);
    if (codes.length === 0) throw new Refusal("conflict", "No sudden shift stops the sending; nothing was changed.");
    const until = new Date(now.getTime() + releaseMs);
    await tx.sql`INSERT INTO statement_release (id, codes, reason, released_by, released_at, until)
      VALUES (${newId()}, ${codes}, ${reason}, ${actor.id}, ${now}, ${until})`;
    return {
      result: { codes, until },
      audit: [
        { action: "shift.released", subject: "workspace:statements", data: { codes, until: until.toISOString() } },
      ],
    };
  },
});
