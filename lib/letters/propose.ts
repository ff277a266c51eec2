import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { languages, letterKinds } from "./kinds.ts";
import { versionInForce } from "./letter.ts";
import { faultsOf } from "./markup.ts";

/**
 * Proposes another text for a letter. It waits for a second person of counsel; until then the version in force is used. `seen` is the
 * number of the newest version that the writer saw. A text with an unknown placeholder, or without one that it needs, is refused.
 */
export const propose = operation({
  name: "letters.propose",
  permission: "letters:propose",
  input: z.object({
    kind: z.enum(letterKinds),
    language: z.enum(languages),
    text: z.string().trim().min(40, "Write the whole letter").max(20_000, "At most 20,000 characters"),
    seen: z.coerce.number().int().min(1),
  }),
  async run({ tx, actor, now }, { kind, language, text: given, seen }) {
    const text = given.replaceAll("\r\n", "\n");
    const faults = faultsOf(kind, text);
    if (faults.length > 0) {
      throw new Refusal("invalid", `${faults.join(" ")} Nothing was changed.`, { text: faults.join(" ") });
    }
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`letter:${kind}:${language}`}))`;
    const [state] = await tx.sql<{ newest: number; open: boolean }>`
      SELECT COALESCE(max(number), 1) AS newest, COALESCE(bool_or(countersigned_by IS NULL AND rejected_by IS NULL), false) AS open
        FROM letter_version WHERE kind = ${kind} AND language = ${language}`;
    if (state?.open === true)
      throw new Refusal("conflict", "A version of this letter waits already. Nothing was changed.");
    if (state?.newest !== seen) {
      throw new Refusal("conflict", "Somebody wrote a newer version meanwhile. Nothing was changed: look at it first.");
    }
    const inForce = await versionInForce(tx.sql, kind, language, now);
    if (inForce.text === text) throw new Refusal("conflict", "This is the text in force already. Nothing was changed.");
    const [id, number] = [newId(), seen + 1];
    await tx.sql`
      INSERT INTO letter_version (id, kind, language, number, text, proposed_by, proposed_at)
      VALUES (${id}, ${kind}, ${language}, ${number}, ${text}, ${actor.id}, ${now})`;
    const data = { kind, language, number };
    return {
      result: { id, ...data },
      audit: [{ action: "letterVersion.proposed", subject: `letterVersion:${id}`, data }],
    };
  },
});
