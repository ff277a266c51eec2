import { z } from "zod";
import { may } from "#lib/auth/permissions.ts";
import { query } from "#lib/operation.ts";
import { opened } from "./opened.ts";

/**
 * What was written beside a case. The desk reads its own words; an auditor sees who wrote and when, and reads them by `comments.reveal`,
 * for a reason that is recorded.
 */
export const list = query({
  name: "comments.list",
  permission: "comments:read",
  input: z.object({ id: z.uuid() }),
  run: ({ tx, actor, ground }, { id }) => opened(tx, ground.keys, id, may(actor.role, "comments:write")),
});
