import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { templateInput } from "./templateInput.ts";

/** Puts a version of what statements say forward. It governs nothing until another person of counsel has signed it. */
export const proposeTemplate = operation({
  name: "statements.proposeTemplate",
  permission: "statements:propose",
  input: z.object({
    content: templateInput,
    reason: z.string().trim().min(10, "Say in a sentence what is new and why").max(2000),
  }),
  async run({ tx, actor, now }, { content, reason }) {
    const [added] = await tx.sql<{ number: number }>`
      INSERT INTO statement_template (number, content, reason, proposed_by, proposed_at)
      SELECT COALESCE(max(number), 0) + 1, ${JSON.stringify(content)}::jsonb, ${reason}, ${actor.id}, ${now} FROM statement_template
      ON CONFLICT DO NOTHING RETURNING number`;
    if (added === undefined) {
      throw new Refusal(
        "conflict",
        "A version of the template is proposed already; nothing was changed. Countersign or turn down that one first.",
      );
    }
    const { number } = added;
    const stated = Object.values(content.reasons).filter((line) => line.stated).length;
    return {
      result: { number },
      audit: [
        { action: "template.proposed", subject: `statement-template:${number}`, data: { from: content.from, stated } },
      ],
    };
  },
});
