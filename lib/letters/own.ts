import { z } from "zod";
import { ownRequest } from "#lib/auth/officerReach.ts";
import { query } from "#lib/operation.ts";
import { type SentLetter, sentLetters } from "./sent.ts";

/** The letters about a request of the asking officer's own authority, the newest first; who of the desk wrote them is not told. */
export const own = query({
  name: "letters.own",
  permission: "letters:fetch",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx, actor }, { requestId }): Promise<Omit<SentLetter, "byName">[]> {
    await ownRequest(tx, actor, requestId);
    const letters = await sentLetters(tx.sql, requestId);
    return letters.map(({ byName: _, ...letter }) => letter);
  },
});
