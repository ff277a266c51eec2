import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { clockRule } from "#lib/law/clockRules.ts";
import { instrument } from "#lib/law/instrument.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { overrideValue } from "./override.ts";

/**
 * Puts a house rule forward in place of the table's: a deadline, a house target, whether the instrument binds, or how it is read. It takes
 * effect with its countersignature, or at `wantedAt` where that is later, and only for requests received from then on. Answers its id.
 */
export const propose = operation({
  name: "overrides.propose",
  permission: "overrides:propose",
  input: z.object({
    instrument: z.string().max(63),
    value: overrideValue,
    reason: z.string().trim().min(20, "Say in a sentence why the house sees it otherwise").max(4000),
    wantedAt: z.coerce.date().nullable().default(null),
  }),
  async run({ tx, actor, now }, { instrument: id, value, reason, wantedAt }) {
    const one = instrument(id);
    if (one === undefined) throw new Refusal("invalid", `The instrument “${id}” is not known; nothing was changed.`);
    if (value.kind === "deadline" && clockRule(id) === undefined) {
      throw new Refusal("invalid", `${one.name} has no clock of its own; nothing was changed.`);
    }
    if (wantedAt !== null && wantedAt < now) {
      const sentence = "An override cannot take effect in the past; nothing was changed. Choose a day from now on.";
      throw new Refusal("invalid", sentence, { wantedAt: sentence });
    }
    const overrideId = newId();
    const [added] = await tx.sql`
      INSERT INTO rule_override (id, instrument, kind, value, reason, wanted_at, proposed_by, proposed_at)
      VALUES (${overrideId}, ${id}, ${value.kind}, ${JSON.stringify(value)}::jsonb, ${reason}, ${wantedAt}, ${actor.id}, ${now})
      ON CONFLICT (instrument, kind) WHERE countersigned_by IS NULL AND rejected_by IS NULL DO NOTHING RETURNING id`;
    if (added === undefined) {
      throw new Refusal(
        "conflict",
        "An override of this kind is proposed for the instrument already; nothing was changed. Countersign or turn down that one first.",
      );
    }
    const data = { instrument: id, kind: value.kind, wantedAt: wantedAt?.toISOString() ?? null };
    return {
      result: { id: overrideId },
      audit: [{ action: "override.proposed", subject: `override:${overrideId}`, data }],
    };
  },
});
