import { z } from "zod";
import { archivedWhere } from "#lib/bans/archivedBan.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { type BanRow, restColumn, rowColumns, rowOf, type SelectedRow } from "#lib/bans/row.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** A ban by its key (32 hex digits), or by its source and the sender's own id. */
export const banAddress = z.union([
  z.object({ key: z.string().regex(/^[0-9a-f]{32}$/, "A ban's key is 32 hex digits") }),
  z.object({ source: z.string(), senderId: z.string() }),
]);

/** A ban and its batch; `rest` is what its leaf says of the columns that no report counts. */
export type StandingBan = BanRow & {
  readonly batchRows: number;
  readonly receivedAt: Date;
  readonly rest: string | null;
};

/** One ban, with what was later decided about it on appeal. @throws Refusal `not-found` */
export const one = query({
  name: "bans.one",
  permission: "bans:read",
  input: banAddress,
  run: async ({ tx }, address): Promise<StandingBan> => loadBan(tx, address),
});

export async function loadBan(tx: Tx, address: z.output<typeof banAddress>) {
  const key = "key" in address ? address.key : banKey(address.source, address.senderId);
  const [found] = await tx.sql<SelectedRow & { batchRows: number; receivedAt: Date; rest: string | null }>`
    SELECT ${rowColumns}, ${restColumn}, h.row_count AS "batchRows", h.received_at AS "receivedAt"
      FROM ban_key k JOIN ban b ON b.batch_id = k.batch_id AND b.batch_row = k.batch_row JOIN batch h ON h.id = k.batch_id
     WHERE k.key = ${key}::uuid`;
  if (found === undefined) {
    throw new Refusal("not-found", (await archivedWhere(tx, key)) ?? "There is no ban at this address in the ledger.");
  }
  const { batchRows, receivedAt, rest, ...row } = found;
  return { ...rowOf(row), batchRows, receivedAt, rest };
}
