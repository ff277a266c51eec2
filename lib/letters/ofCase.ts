import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Language } from "./kinds.ts";
import { languageFor } from "./letter.ts";
import { type SentLetter, sentLetters } from "./sent.ts";

/** The letters of a case, the newest first, and the language that its authority is written to. */
export const ofCase = query({
  name: "letters.ofCase",
  permission: "letters:read",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx }, { requestId }): Promise<{ language: Language; letters: SentLetter[] }> {
    const [found] = await tx.sql<{ country: string }>`SELECT country FROM legal_request WHERE id = ${requestId}`;
    if (found === undefined) throw new Refusal("not-found", "There is no such request.");
    return { language: languageFor(found.country), letters: await sentLetters(tx.sql, requestId) };
  },
});
