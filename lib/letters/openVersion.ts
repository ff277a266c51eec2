import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Language, LetterKind } from "./kinds.ts";

export type OpenVersion = {
  readonly kind: LetterKind;
  readonly language: Language;
  readonly number: number;
  readonly proposedBy: string;
};

/**
 * A version that waits for its second person, locked until this transaction ends.
 * @throws Refusal `not-found`, or `conflict` where it was signed or sent back
 */
export async function openVersion(tx: Tx, id: string): Promise<OpenVersion> {
  const [row] = await tx.sql<OpenVersion & { signed: boolean; rejected: boolean }>`
    SELECT kind, language, number, proposed_by AS "proposedBy", countersigned_by IS NOT NULL AS signed, rejected_by IS NOT NULL AS rejected
      FROM letter_version WHERE id = ${id} FOR UPDATE`;
  if (row === undefined) throw new Refusal("not-found", "There is no such version of a letter.");
  if (row.signed || row.rejected) {
    const what = row.signed ? "countersigned" : "sent back";
    throw new Refusal("conflict", `This version was ${what} already. Nothing was changed.`);
  }
  return row;
}
