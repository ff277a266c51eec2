import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Authority } from "./authority.ts";

/**
 * The authority as it stands. With `version`, the one that the asker saw.
 * @throws Refusal `not-found`, or `conflict` when somebody changed it since.
 */
export async function load({ sql }: Tx, id: string, version?: number): Promise<Authority> {
  const [row] = await sql<Authority>`
    SELECT id, name, country, kind, domains, instruments, registry_source AS "registrySource", aliases, verified_at AS "verifiedAt",
           verified_until AS "verifiedUntil", verified_by AS "verifiedBy", verification, frozen_at AS "frozenAt",
           frozen_reason AS "frozenReason", version
      FROM authority WHERE id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such authority.");
  if (version !== undefined && row.version !== version) throw first(row.name);
  return row;
}

/** What is said to the second of two at once. */
export function first(name: string): Refusal {
  return new Refusal("conflict", `Somebody else was first with ${name}; nothing was changed. Look at it again.`);
}

/** Whether a compare-and-swap changed its row. @throws Refusal `conflict` */
export function assertChanged(changed: readonly unknown[], { name }: Pick<Authority, "name">): void {
  if (changed.length === 0) throw first(name);
}
