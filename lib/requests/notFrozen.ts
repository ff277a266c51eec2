import { assertNotFrozen } from "#lib/authorities/authority.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { LegalRequest } from "./request.ts";

/**
 * Nothing is collected or produced for a frozen authority. Inside a change the row is held, so that a freeze at the same moment comes
 * before it or waits; a read holds nothing.
 * @throws Refusal `conflict`
 */
export async function assertAuthorityNotFrozen(
  { sql }: Tx,
  { authorityId }: Pick<LegalRequest, "authorityId">,
  within: "read" | "change",
): Promise<void> {
  const [authority] =
    within === "read"
      ? await sql<{ frozenAt: Date | null }>`SELECT frozen_at AS "frozenAt" FROM authority WHERE id = ${authorityId}`
      : await sql<{
          frozenAt: Date | null;
        }>`SELECT frozen_at AS "frozenAt" FROM authority WHERE id = ${authorityId} FOR SHARE`;
  assertNotFrozen({ frozenAt: authority?.frozenAt ?? null });
}
