import { z } from "zod";
import { ownRequest } from "#lib/auth/officerReach.ts";
import { query } from "#lib/operation.ts";
import type { OpenMessage } from "./message.ts";
import { opened } from "./read.ts";

/**
 * What an officer and the desk wrote to each other about a request of the officer's authority, oldest first. Whoever of the desk wrote does so for
 * the desk: the officer is not told their names.
 * @throws Refusal `not-found`, recorded, for another authority's
 */
export const ownThread = query({
  name: "messages.ownThread",
  permission: "messages:write",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, ground }, { id }): Promise<OpenMessage[]> {
    await ownRequest(tx, actor, id);
    const messages = await opened(tx, ground.keys, id);
    return messages.map((one) => (one.direction === "out" ? { ...one, sentByName: "The service" } : one));
  },
});
