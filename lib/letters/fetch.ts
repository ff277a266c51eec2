import { z } from "zod";
import { ownRequest } from "#lib/auth/officerReach.ts";
import { operation } from "#lib/operation.ts";
import { openLetter } from "./openLetter.ts";

/** Hands a letter to an officer of the authority that it was written to. Each time is an entry. */
export const fetch = operation({
  name: "letters.fetch",
  permission: "letters:fetch",
  input: z.object({ id: z.uuid(), requestId: z.uuid() }),
  async run({ tx, actor, ground }, { id, requestId }) {
    await ownRequest(tx, actor, requestId);
    const result = await openLetter(tx, ground.keys, { id, requestId });
    const data = { letter: id, sha256: result.sha256 };
    return { result, audit: [{ action: "letter.fetched", subject: `request:${requestId}`, data }] };
  },
});
