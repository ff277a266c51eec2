import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import type { MailOffer } from "#lib/documents/document.ts";
import { operation } from "#lib/operation.ts";
import { sentFile } from "#lib/vault/admit.ts";
import { admitMail, mailFacts, refusedEntries } from "./admitMail.ts";

/**
 * Reads a mail for the form of a new request. Nothing is kept of it but the entry: that a demand was looked at here and never recorded would
 * otherwise be seen by nobody.
 * @throws Refusal `invalid` where it is no mail or cannot be read, `conflict` for one that was taken in already
 */
export const readMail = operation({
  name: "requests.readMail",
  permission: "requests:create",
  input: z.object({ mail: sentFile }),
  prepare: ({ ground }, { mail }) => admitMail(ground, mail),
  async run({ tx, ground }, _input, admitted) {
    const { file, mail, attachments } = admitted;
    const facts = await mailFacts(tx, ground.keys, admitted);
    const result: MailOffer = {
      fileName: file.fileName,
      subject: mail.subject,
      from: mail.from,
      sentAt: mail.sentAt?.toISOString() ?? null,
      arrivedAt: mail.arrivedAt?.toISOString() ?? null,
      facts,
      attachments: attachments.map(({ fileName, mediaType, size, scan, flags }) => ({
        fileName,
        mediaType,
        size,
        scan,
        flags,
      })),
      authority: await authorityAt(tx, facts.domains.from),
      reference: referenceIn(mail.subject),
    };
    const data = { size: file.size, attachments: attachments.length, refused: admitted.refused.length };
    const entry = { action: "mail.read", subject: `document:${file.sha256.toString("hex")}`, data } as const;
    return { result, audit: [entry, ...refusedEntries(admitted)] };
  },
});

async function authorityAt(tx: Tx, domain: string | null): Promise<MailOffer["authority"]> {
  if (domain === null) return null;
  const rows = await tx.sql<{ name: string; country: string }>`
    SELECT name, country FROM authority
     WHERE EXISTS (SELECT FROM unnest(domains) AS own (name) WHERE ${domain} = own.name OR right(${domain}, length(own.name) + 1) = '.' || own.name)
     ORDER BY name LIMIT 2`;
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** `Ref. 12/2026`, `Az.: 4 Js 18/26`, `Docket No. 26-cr-114`: what follows the word, up to what cannot be in a reference. */
export function referenceIn(subject: string): string | null {
  const after =
    /(?:^|[\s([])(?:our )?(?:ref(?:erence)?|case|docket|file|dossier|matter|az|aktenzeichen|crime|fir)\b[ .:]*(?:no|nr|number|n°|#)?[ .:#]*/iu.exec(
      subject,
    );
  if (after === null) return null;
  const text = subject.slice(after.index + after[0].length);
  const found = /^[\p{L}\d]+(?:[ ./_-]?[\p{L}]{0,4}[ ./_-]?\d[\d\p{L}]*)*/u.exec(text)?.[0]?.trim();
  return found !== undefined && /\d/u.test(found) && found.length <= 60 ? found : null;
}
