import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { layDocument, sentFile } from "#lib/vault/admit.ts";
import { keepWording } from "#lib/vault/wording.ts";
import { admitMail, keepSender, landed, mailFacts, messageIndex, refusedEntries } from "./admitMail.ts";
import { authorityFor } from "./authorityFor.ts";
import { enteredShape } from "./create.ts";
import { receive } from "./receive.ts";

/**
 * Enters a request that came by e-mail: what the person wrote down of it, the mail as it came and its attachments, in one transaction. What the mail's
 * headers say of its origin is kept as facts; only our own mail server's word among them is trusted.
 * @throws Refusal `invalid` where it is no mail or cannot be read; `conflict` for a mail, or a reference of this authority, that is here already
 */
export const enterMail = operation({
  name: "requests.enterMail",
  permission: "requests:create",
  input: z.object({ ...enteredShape, mail: sentFile }),
  prepare: ({ ground }, { mail }) => admitMail(ground, mail),
  async run(receiving, { authority: asker, mail: _, ...given }, admitted) {
    const { tx, actor, now, ground } = receiving;
    const facts = await mailFacts(tx, ground.keys, admitted);
    const authority = await authorityFor(tx, asker, now);
    const { id, audit } = await receive(receiving, given, authority, { channel: "mail", officerId: null });
    const lay = { requestId: id, actorId: actor.id };
    const mail = await layDocument(tx, ground, now, admitted.file, { ...lay, kind: "email", facts: { mail: facts } });
    const [first] = await tx.sql`
      INSERT INTO received_mail (id, request_id, document_id, message_index, entered_by, entered_at)
      VALUES (${newId()}, ${id}, ${mail.documentId}, ${messageIndex(ground.keys, admitted.mail)}, ${actor.id}, ${now})
      ON CONFLICT (document_id) DO NOTHING RETURNING id`;
    if (first === undefined) throw landed("that somebody else has just recorded");
    await keepWording(tx, ground.keys, id, admitted.mail.text);
    await keepSender(tx, ground.keys, admitted, { requestId: id, by: actor.id, now });
    const laid: AuditEntry[] = [];
    for (const attachment of admitted.attachments) {
      const { isNew, entry } = await layDocument(tx, ground, now, attachment, { ...lay, kind: "attachment" });
      if (isNew) laid.push(entry);
    }
    const data = {
      document: mail.id,
      attachments: admitted.attachments.length,
      refused: admitted.refused.length,
      trusted: facts.claims.some((claim) => claim.trusted),
      differs: facts.differs,
    };
    const entered = { action: "mail.entered", subject: `request:${id}`, data } as const;
    return { result: { id }, audit: [...audit, entered, mail.entry, ...laid, ...refusedEntries(admitted)] };
  },
});
