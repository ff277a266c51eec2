import { z } from "zod";
import { ownRequest } from "#lib/auth/officerReach.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMessage } from "#lib/telling/message.ts";
import { admit, layDocument, sentFile } from "#lib/vault/admit.ts";
import { messageLengthMax } from "./message.ts";
import { assertFirst } from "./once.ts";

/**
 * An officer writes about a request of their authority, with up to five documents. The desk is told. A question of the desk stays open: it
 * is answered by `requests.respond`, which lets the clock run on. `once` is made with the form: the same sent twice lands once.
 * @throws Refusal `not-found`, recorded, for another authority's request; `invalid` for a document that is not taken; `conflict` where it was sent
 *   already, or the request was withdrawn
 */
export const write = operation({
  name: "messages.write",
  permission: "messages:write",
  input: z.object({
    id: z.uuid(),
    once: z.uuid(),
    text: z.string().trim().min(1, "Write something").max(messageLengthMax, "8,000 characters at most"),
    files: z.array(sentFile).max(5, "Five documents at most").default([]),
  }),
  async prepare({ ground, actor, read }, { id, files }) {
    // Before anything is scanned: whose request it is.
    await read((tx) => ownRequest(tx, actor, id));
    return Promise.all(files.map((file) => admit(ground, file)));
  },
  async run({ tx, actor, now, ground }, { id, once, text }, files) {
    const request = await ownRequest(tx, actor, id);
    if (request.state === "withdrawn") {
      throw new Refusal(
        "conflict",
        "This request was withdrawn, so nobody reads on here. Nothing was sent: make a new one.",
      );
    }
    await assertFirst(tx, once);
    const kind = "message" as const;
    await postMessage(tx, ground.keys, now, { id: once, requestId: id, direction: "in", kind, text, sentBy: actor.id });
    const entries = [];
    for (const file of files) {
      const laid = await layDocument(tx, ground, now, file, { requestId: id, actorId: actor.id, kind: "attachment" });
      if (laid.isNew) entries.push(laid.entry);
    }
    return {
      result: { id: once },
      audit: [{ action: "message.received", subject: `request:${id}`, data: { message: once, kind } }, ...entries],
    };
  },
});
