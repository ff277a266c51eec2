import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { templateInForce } from "./load.ts";
import { rebuild, rebuildMax } from "./rebuild.ts";

/**
 * Builds statements that did not leave anew from the template in force, and checks them again: after what the Database refused was understood, or
 * a lifted ban or a late day mended what blocked. At most 5000 of one state at once, the oldest first; answers how many can go now. What a shift
 * holds stays held.
 */
export const recheck = operation({
  name: "statements.recheck",
  permission: "statements:review",
  input: z.object({ state: z.enum(["blocked", "refused"]) }),
  async run({ tx, now }, { state }) {
    const template = await templateInForce(tx);
    if (template === null)
      throw new Refusal("conflict", "No template of statements is signed by two people yet; nothing was changed.");
    const found = await tx.sql<{ id: string }>`
      SELECT id FROM statement WHERE state = ${state}::statement_state AND hold_id IS NULL ORDER BY id LIMIT ${rebuildMax} FOR UPDATE SKIP LOCKED`;
    if (found.length === 0)
      throw new Refusal(
        "conflict",
        `No statement is ${state}${state === "blocked" ? " by a check of its own" : ""}; nothing was changed.`,
      );
    const ids = found.map(({ id }) => id);
    const open = await rebuild(tx, now, template, ids);
    return {
      result: { checked: ids.length, open },
      audit: [
        {
          action: "statements.rechecked",
          subject: "workspace:statements",
          data: { state, checked: ids.length, open, template: template.number },
        },
      ],
    };
  },
});
