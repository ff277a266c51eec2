import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { letPass } from "./letPass.ts";
import { type Shifting, shifting, stopping } from "./shifting.ts";

const releaseMs = 7 * 86_400_000;

/**
 * Settles a sudden shift, by somebody of counsel who looked at the bans behind it and says what they found. `pass`: it is true; what it holds goes
 * on its way, and the same passes for a week. `keep`: it is false; what it holds never leaves, and what is drafted from now on is judged by itself.
 */
export const release = operation({
  name: "statements.release",
  permission: "statements:review",
  input: z.object({
    verdict: z.enum(["pass", "keep"], "Say what was found").default("pass"),
    reason: z.string().trim().min(10, "Say in a sentence what you found").max(2000),
  }),
  async run({ tx, actor, now }, { verdict, reason }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('statements.release'))`;
    const state = await shifting(tx, now);
    const codes = stopping(state).map(({ code }) => code);
    const passes = verdict === "pass";
    if (codes.length === 0) throw new Refusal("conflict", "No sudden shift stops the sending; nothing was changed.");
    if (!passes && state.hold === null)
      throw new Refusal("conflict", "The shift holds no statement yet, so none can be kept back; nothing was changed.");
    await settle(tx, state, { passes, reason, by: actor.id, now });
    const until = passes ? new Date(now.getTime() + releaseMs) : null;
    if (until !== null)
      await tx.sql`INSERT INTO statement_release (id, codes, reason, released_by, released_at, until)
        VALUES (${newId()}, ${codes}, ${reason}, ${actor.id}, ${now}, ${until})`;
    const freed = passes ? await letPass(tx) : 0;
    return {
      result: { codes, until, freed },
      audit: [
        {
          action: passes ? "shift.released" : "shift.keptBack",
          subject: "workspace:statements",
          data: { codes, until: until?.toISOString() ?? null, freed },
        },
      ],
    };
  },
});

type Settled = { readonly passes: boolean; readonly reason: string; readonly by: string; readonly now: Date };

async function settle(tx: Tx, { hold }: Shifting, { passes, reason, by, now }: Settled): Promise<void> {
  if (hold === null) return;
  await tx.sql`UPDATE statement_hold SET passed = ${passes}, reason = ${reason}, settled_by = ${by}, settled_at = ${now} WHERE id = ${hold.id}`;
}
