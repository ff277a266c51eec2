import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { revealReasons } from "#lib/requests/request.ts";
import { opened } from "./opened.ts";

/** Shows an auditor the comments beside a case in clear. Each look is an entry with its reason. */
export const reveal = operation({
  name: "comments.reveal",
  permission: "comments:reveal",
  input: z.object({ id: z.uuid(), reason: z.enum(revealReasons) }),
  async run({ tx, ground }, { id, reason }) {
    const comments = await opened(tx, ground.keys, id, true);
    return {
      result: { comments },
      audit: [{ action: "request.revealed", subject: `request:${id}`, data: { what: "comments", reason } }],
    };
  },
});
