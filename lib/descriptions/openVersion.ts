import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { OpenDescription } from "./description.ts";

/**
 * A description that waits for its second person, locked until this transaction ends.
 * @throws Refusal `not-found`, or `conflict` where it was signed or sent back
 */
export async function openVersion(tx: Tx, id: string): Promise<OpenDescription> {
  const [row] = await tx.sql<OpenDescription & { signed: boolean; rejected: boolean }>`
    SELECT code, language, number, proposed_by AS "proposedBy", encode(sha256(convert_to(text, 'UTF8')), 'hex') AS "textDigest",
           countersigned_by IS NOT NULL AS signed, rejected_by IS NOT NULL AS rejected
      FROM description_version WHERE id = ${id} FOR UPDATE`;
  if (row === undefined) throw new Refusal("not-found", "There is no such description.");
  if (row.signed || row.rejected) {
    const what = row.signed ? "countersigned" : "sent back";
    throw new Refusal("conflict", `This description was ${what} already. Nothing was changed.`);
  }
  return row;
}
