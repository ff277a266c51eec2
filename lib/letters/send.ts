import { createHash } from "node:crypto";
import { z } from "zod";
import { address } from "#lib/auth/address.ts";
import { seal } from "#lib/crypto/seal.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { sheet } from "#lib/pdf/sheet.ts";
import { Refusal } from "#lib/refusal.ts";
import { postMail } from "#lib/telling/mail.ts";
import { type CaseLetter, caseLetter, type Written } from "./caseLetter.ts";
import { wordsIn } from "./letter.ts";
import { letterInput } from "./preview.ts";

/**
 * Sends a letter: it is made as previewed, sealed and kept with the version it was written from. Where an officer asked, it waits for them
 * in the portal and a mail says so; otherwise it is there to be printed and posted. `seen` is how many letters of the case the writer saw.
 */
export const send = operation({
  name: "letters.send",
  permission: "letters:send",
  input: letterInput.extend({ seen: z.coerce.number().int().min(0) }),
  async prepare({ now, read }, { requestId, kind, language, written }) {
    const made = await read((tx) => caseLetter(tx, now, { requestId, kind, language, written: written as Written }));
    return { made, bytes: await sheet(made.letter.about, made.letter.blocks, kind === "not-held-by-design") };
  },
  async run({ tx, actor, now, ground }, { requestId, kind, seen }, { made, bytes }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`letters:${requestId}`}))`;
    const [row] = await tx.sql<{
      count: number;
    }>`SELECT count(*)::int AS count FROM letter WHERE request_id = ${requestId}`;
    if (row?.count !== seen) {
      throw new Refusal(
        "conflict",
        "Somebody sent a letter in this case meanwhile. Nothing was sent: look at it first.",
      );
    }
    const id = newId();
    const { language, version, versionId, reference, officerId } = made;
    const sealed = seal(ground.keys, bytes, `letter:${id}`);
    const sha256 = createHash("sha256").update(bytes).digest();
    const fileName = `${nameOf(reference)}-${kind}-${seen + 1}.pdf`;
    await tx.sql`
      INSERT INTO letter (id, request_id, number, officer_id, kind, language, version, version_id, file_name, sha256, size, sealed, key_id, made_by, made_at)
      VALUES (${id}, ${requestId}, ${seen + 1}, ${officerId}, ${kind}, ${language}, ${version}, ${versionId}, ${fileName}, ${sha256},
        ${bytes.length}, ${sealed.bytes}, ${sealed.keyId}, ${actor.id}, ${now})`;
    await tellOfficer(tx, ground, now, requestId, made);
    const data = { letter: id, kind, language, version, sha256: sha256.toString("hex"), portal: officerId !== null };
    return { result: { id, fileName }, audit: [{ action: "letter.sent", subject: `request:${requestId}`, data }] };
  },
});

async function tellOfficer(tx: Tx, ground: Ground, now: Date, requestId: string, made: CaseLetter): Promise<void> {
  const [officer] = await tx.sql<{ email: string }>`
    SELECT email FROM officer WHERE id = ${made.officerId} AND disabled_at IS NULL`;
  if (officer === undefined) return;
  const { mail } = wordsIn(made.language);
  const { author } = made.letter.about;
  const link = `${address()}/officer/requests/${requestId}`;
  await postMail(tx, ground.keys, now, {
    to: officer.email,
    subject: mail.letterSubject(made.reference),
    text: mail.letterText(author, link),
    template: "letter",
    requestId,
  });
}

/** A reference as part of a file's name. */
function nameOf(reference: string): string {
  const name = reference.replace(/[^A-Za-z0-9.-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
  return name.slice(0, 80) || "request";
}
