import type { Tx } from "#lib/db/transaction.ts";
import { shiftCode, warningCodes } from "./checks.ts";

/** Statements that one transaction moves at most. */
export const holdSlice = 20_000;

/** Puts what counsel let pass back among the drafts, where nothing else blocks it; at most 20,000, and answers how many. */
export async function letPass(tx: Tx): Promise<number> {
  const freed = await tx.sql`
    UPDATE statement s SET hold_id = NULL, findings = array_remove(s.findings, ${shiftCode}::text), state = CASE
      WHEN array_remove(s.findings, ${shiftCode}::text) <@ ${warningCodes}::text[] THEN 'drafted'::statement_state ELSE 'blocked' END
     WHERE s.id IN (SELECT f.id FROM statement f JOIN statement_hold h ON h.id = f.hold_id WHERE h.passed ORDER BY f.id LIMIT ${holdSlice}
       FOR UPDATE OF f SKIP LOCKED) RETURNING s.id`;
  return freed.length;
}
