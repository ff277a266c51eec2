import { z } from "zod";
import { officerStanding } from "#lib/auth/officerReach.ts";
import { assertMayAsk } from "#lib/officers/officer.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMessage } from "#lib/telling/message.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { type Inspected, inspectUpload } from "#lib/vault/inspect.ts";
import { attachDocument, keepDocument } from "#lib/vault/keep.ts";
import { assertNotInfected, type ScanState, scan } from "#lib/vault/scan.ts";
import { authorityFor } from "./authorityFor.ts";
import { demandShape, receive } from "./receive.ts";

/** How many files come with one request. */
export const documentsMax = 5;

const { note: _, ...asked } = demandShape;
const input = z.object({
  ...asked,
  /** A word to the desk; it becomes the first message, sealed. */
  message: z.string().trim().max(4000).nullable().default(null),
  documents: z
    .array(z.object({ name: z.string().max(1000), bytes: z.instanceof(Uint8Array) }))
    .max(documentsMax, `At most ${documentsMax} files with one request`)
    .default([]),
});
type Given = z.output<typeof input>;

type Came = Inspected & { readonly bytes: Uint8Array; readonly scan: ScanState };

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
  async prepare({ actor, ground, read }, given): Promise<Came[]> {
    // Before anything is scanned: whoever may not ask keeps nobody busy.
    await read(async (tx) => assertMayAsk(await officerStanding(tx, actor)));
    assertComplete(given);
    return Promise.all(
      given.documents.map(async ({ name, bytes }) => {
        const inspected = inspectUpload(bytes, name);
        const state = await scan(bytes, ground.journal);
        assertNotInfected(state, inspected);
        return { ...inspected, bytes, scan: state };
      }),
    );
  },
  async run(receiving, { message, documents: _given, ...demand }, came) {
    const { tx, actor, now, ground } = receiving;
    const { authorityId, officerId } = await officerStanding(tx, actor);
    const authority = await authorityFor(tx, { id: authorityId }, now);
    // Asked again under the authority's lock: a freeze that came meanwhile holds.
    assertMayAsk(await officerStanding(tx, actor));
    const way = { channel: "portal", officerId } as const;
    const { id, audit } = await receive(receiving, { ...demand, note: null, receivedAt: now }, authority, way);
    for (const { fileName, flags, ...document } of came) {
      const documentId = await keepDocument(tx, ground.keys, now, document);
      const facts = { flags: [...flags] };
      await attachDocument(tx, now, actor.id, { requestId: id, documentId, kind: "order", fileName, facts });
    }
    if (message !== null && message !== "") {
      await postMessage(tx, ground.keys, now, {
        ...{ requestId: id, direction: "in", kind: "message", text: message, sentBy: actor.id },
      });
    }
    const kind = demand.emergency ? "emergency-received" : "request-submitted";
    await tell(tx, now, await deskOf(tx, id), { kind, requestId: id });
    return { result: { id, reference: demand.reference }, audit };
  },
});

/** What the desk could only ask back for. In an emergency the order may follow. */
function assertComplete({ emergency, documents }: Given): void {
  if (!emergency && documents.length === 0) {
    const sentence = "Attach the order as PDF, PNG, JPEG or TIFF";
    throw new Refusal("invalid", `documents: ${sentence}. Nothing was sent.`, { documents: sentence });
  }
}
