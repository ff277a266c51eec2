import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { openLetter } from "./openLetter.ts";

/** Hands out a letter that was sent, to be printed or read again. It names a case: each time is an entry. */
export const download = operation({
  name: "letters.download",
  permission: "letters:download",
  input: z.object({ id: z.uuid(), requestId: z.uuid() }),
  async run({ tx, ground }, { id, requestId }) {
    const result = await openLetter(tx, ground.keys, { id, requestId });
    const data = { letter: id, sha256: result.sha256 };
    return { result, audit: [{ action: "letter.downloaded", subject: `request:${requestId}`, data }] };
  },
});
