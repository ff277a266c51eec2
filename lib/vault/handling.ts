import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

type Row = { childSafety: boolean; named: boolean; mayHandle: boolean };

/**
 * Of a case about the safety of children, documents are opened by those whom the house named, and by counsel where it named nobody; its
 * productions, which hold no media, by those named or by everybody of the desk. Any other case is open to whoever may reveal.
 * @throws Refusal `forbidden`
 */
export async function assertHandles(
  tx: Tx,
  actor: Pick<Actor, "id" | "role">,
  requestId: string,
  what: "document" | "production",
): Promise<void> {
  const [row] = await tx.sql<Row>`
    SELECT child_safety AS "childSafety", may_handle(id, ${actor.id}) AS "mayHandle", EXISTS (SELECT FROM child_safety_handler) AS named
      FROM legal_request WHERE id = ${requestId}`;
  if (row === undefined || !row.childSafety) return;
  if (row.named ? row.mayHandle : what === "production" || actor.role === "counsel") return;
  throw new Refusal(
    "forbidden",
    `This case is about the safety of children, and its ${what}s are opened by ${row.named ? "those whom the house named for it" : "counsel"}. Nothing was shown: ask one of them.`,
  );
}
