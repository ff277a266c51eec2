import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { MailText } from "./mail.ts";
import { openMail } from "./send.ts";

/** Shows to whom a mail goes and what it says. Each look is an entry; no list shows it. */
export const open = operation({
  name: "outbox.open",
  permission: "outbox:open",
  input: z.object({ id: z.uuid() }),
  async run({ tx, ground }, { id }) {
    const [mail] = await tx.sql<{ template: string; sealed: Buffer | null; keyId: string | null }>`
      SELECT template, sealed, key_id AS "keyId" FROM mail WHERE id = ${id}`;
    if (mail === undefined) throw new Refusal("not-found", "There is no such mail.");
    const result: MailText = openMail(ground.keys, id, mail);
    return { result, audit: [{ action: "mail.revealed", subject: `mail:${id}`, data: { template: mail.template } }] };
  },
});
