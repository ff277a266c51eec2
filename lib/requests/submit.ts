import { z } from "zod";
import { officerStanding } from "#lib/auth/officerReach.ts";
import { assertMayAsk } from "#lib/officers/officer.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMessage } from "#lib/telling/message.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { type Admitted, admit, layDocument, sentFile } from "#lib/vault/admit.ts";
import { keepWording } from "#lib/vault/wording.ts";
import { authorityFor } from "./authorityFor.ts";
import { isEmergency } from "./emergency.ts";
import { demandShape, receive } from "./receive.ts";
import { assertLeast, emergencyShape, keepEmergency } from "./receiveEmergency.ts";

/** How many files come with one request. */
export const filesMax = 5;

const { note: _note, ...asked } = demandShape;
const { attestedBy: _officer, ...statement } = emergencyShape;
const input = z.object({
  ...asked,
  /** Of an emergency: which danger, and the attestation, which is the officer's own. */
  statement: z.object(statement).nullable().default(null),
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
  async run(receiving, { message, statement, files: _sent, ...given }, files) {
    const { tx, actor, now, ground } = receiving;
    const { authorityId, officerId } = await officerStanding(tx, actor);
    const authority = await authorityFor(tx, { id: authorityId }, now);
    // Asked again under the authority's lock: a freeze that came meanwhile holds.
    assertMayAsk(await officerStanding(tx, actor));
    const demand = { ...given, emergency: isEmergency(given), note: null, receivedAt: now };
    if (demand.emergency) await assertLeast(tx, { ...demand, country: authority.country });
    const { id, audit } = await receive(receiving, demand, authority, { channel: "portal", officerId });
    const entries: AuditEntry[] = [];
    for (const file of files) {
      const laid = await layDocument(tx, ground, now, file, { requestId: id, actorId: actor.id, kind: "order" });
      if (laid.isNew) entries.push(laid.entry);
    }
    if (message !== null && message !== "") {
      await postMessage(tx, ground.keys, now, {
        ...{ requestId: id, direction: "in", kind: "message", text: message, sentBy: actor.id },
      });
      await keepWording(tx, ground.keys, id, message);
    }
    if (statement !== null) {
      const attested = { ...statement, attestedBy: actor.name };
      entries.push(await keepEmergency(tx, ground.keys, actor, now, id, attested));
    } else await tell(tx, now, await deskOf(tx, id), { kind: "request-submitted", requestId: id });
    return { result: { id, reference: demand.reference }, audit: [...audit, ...entries] };
  },
});

/** What the desk could only ask back for. In an emergency the order may follow; without one nothing is attested. */
function assertComplete({ files, statement, ...given }: Given): void {
  const emergency = isEmergency(given);
  const wrong = (field: string, sentence: string) =>
    new Refusal("invalid", `${field}: ${sentence}. Nothing was sent.`, { [field]: sentence });
  if (emergency !== (statement !== null)) {
    throw wrong("statement.attested", "An emergency is attested, and only an emergency is");
  }
  if (!emergency && files.length === 0) throw wrong("file", "Attach the order as PDF, PNG, JPEG or TIFF");
}
