import { z } from "zod";
import { officerStanding } from "#lib/auth/officerReach.ts";
import { assertMayAsk } from "#lib/officers/officer.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMessage } from "#lib/telling/message.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { type Admitted, admit, layDocument, sentFile } from "#lib/vault/admit.ts";
import { authorityFor } from "./authorityFor.ts";
import { demandShape, receive } from "./receive.ts";

/** How many files come with one request. */
export const filesMax = 5;

const { note: _, ...asked } = demandShape;
const input = z.object({
  ...asked,
  /** A word to the desk; it becomes the first message, sealed. */
  message: z.string().trim().max(4000).nullable().default(null),
  files: z.array(sentFile).max(filesMax, `At most ${filesMax} files with one request`).default([]),
});
type Given = z.output<typeof input>;

/**
 * Hands in a request of the officer's own authority through the portal. It is received now, its order is kept sealed, the desk is told, and
 * the entry `request.received` is what the officer's receipt proves. Answers its id and the reference under which it is found.
 * @throws Refusal `conflict`, recorded, while officer or authority is not verified or frozen; `conflict` naming the reference that is here
 *   already; `invalid` for what the form or a file lacks
 */
export const submit = operation({
  name: "requests.submit",
  permission: "requests:submit",
  input,
  async prepare({ actor, ground, read }, given): Promise<Admitted[]> {
    // Before anything is scanned: whoever may not ask keeps nobody busy.
    await read(async (tx) => assertMayAsk(await officerStanding(tx, actor)));
    assertComplete(given);
    return Promise.all(given.files.map((file) => admit(ground, file)));
  },
  async run(receiving, { message, files: _sent, ...demand }, files) {
    const { tx, actor, now, ground } = receiving;
    const { authorityId, officerId } = await officerStanding(tx, actor);
    const authority = await authorityFor(tx, { id: authorityId }, now);
    // Asked again under the authority's lock: a freeze that came meanwhile holds.
    assertMayAsk(await officerStanding(tx, actor));
    const way = { channel: "portal", officerId } as const;
    const { id, audit } = await receive(receiving, { ...demand, note: null, receivedAt: now }, authority, way);
    const entries = [];
    for (const file of files) {
      const laid = await layDocument(tx, ground, now, file, { requestId: id, actorId: actor.id, kind: "order" });
      if (laid.isNew) entries.push(laid.entry);
    }
    if (message !== null && message !== "") {
      await postMessage(tx, ground.keys, now, {
        ...{ requestId: id, direction: "in", kind: "message", text: message, sentBy: actor.id },
      });
    }
    const kind = demand.emergency ? "emergency-received" : "request-submitted";
    await tell(tx, now, await deskOf(tx, id), { kind, requestId: id });
    return { result: { id, reference: demand.reference }, audit: [...audit, ...entries] };
  },
});

/** What the desk could only ask back for. In an emergency the order may follow. */
function assertComplete({ emergency, files }: Given): void {
  if (!emergency && files.length === 0) {
    const sentence = "Attach the order as PDF, PNG, JPEG or TIFF";
    throw new Refusal("invalid", `file: ${sentence}. Nothing was sent.`, { file: sentence });
  }
}
