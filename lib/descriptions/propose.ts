import { hash } from "node:crypto";
import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { descriptionCodes, languages, textLength } from "./description.ts";

/**
 * Proposes how accounts found by a signal, or decided in a way, are described. It waits for a second person of counsel and is published by
 * nobody before. `seen` is the number of the newest version that the writer saw, nought for none.
 */
export const propose = operation({
  name: "descriptions.propose",
  permission: "descriptions:propose",
  input: z.object({
    code: z.enum(descriptionCodes),
    language: z.enum(languages),
    text: z
      .string()
      .trim()
      .min(textLength.min, "Say what is used, what is never used, and whether a person looks")
      .max(textLength.max, `At most ${textLength.max} characters`),
    seen: z.coerce.number().int().min(0),
  }),
  async run({ tx, actor, now }, { code, language, text: given, seen }) {
    const text = given.replaceAll("\r\n", "\n");
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`description:${code}:${language}`}))`;
    const [state] = await tx.sql<{ newest: number; open: boolean; current: string | null }>`
      SELECT COALESCE(max(number), 0) AS newest, COALESCE(bool_or(countersigned_by IS NULL AND rejected_by IS NULL), false) AS open,
             (array_agg(text ORDER BY number DESC) FILTER (WHERE in_force_from <= ${now}))[1] AS current
        FROM description_version WHERE code = ${code} AND language = ${language}`;
    if (state?.open === true) {
      throw new Refusal("conflict", "A version of this description waits already. Nothing was changed.");
    }
    if (state?.newest !== seen) {
      throw new Refusal("conflict", "Somebody wrote a newer version meanwhile. Nothing was changed: look at it first.");
    }
    if (state.current === text) {
      throw new Refusal("conflict", "This is the text in force already. Nothing was changed.");
    }
    const [id, number] = [newId(), seen + 1];
    await tx.sql`
      INSERT INTO description_version (id, code, language, number, text, proposed_by, proposed_at)
      VALUES (${id}, ${code}, ${language}, ${number}, ${text}, ${actor.id}, ${now})`;
    const data = { code, language, number };
    const textDigest = hash("sha256", text, "hex");
    return {
      result: { id, ...data },
      audit: [{ action: "description.proposed", subject: `description:${id}`, data: { ...data, textDigest } }],
    };
  },
});
