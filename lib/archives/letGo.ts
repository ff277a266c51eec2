import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { asOwner } from "./asOwner.ts";

/** A month that lies for its week beside the ledger, with the archive that took it out. */
export type LetGo = {
  readonly id: string;
  readonly month: string;
  readonly rows: number;
  readonly leftAt: Date;
  /** The first nightly job after this drops it. */
  readonly keptUntil: Date;
};

/** What left the ledger, is not dropped yet and is not back, oldest first. The ground's login must be the owner of the database. */
export const letGo = query({
  name: "archives.letGo",
  permission: "archives:manage",
  input: z.object({}),
  run: ({ tx }): Promise<LetGo[]> => asOwner(tx, () => lying(tx)),
});

async function lying({ sql }: Tx): Promise<LetGo[]> {
  const rows = await sql<Omit<LetGo, "rows"> & { rows: string }>`
    SELECT a.id, to_char(a.month, 'YYYY-MM') AS month, a.rows, m.left_at AS "leftAt", m.left_at + interval '7 days' AS "keptUntil"
      FROM let_go.month m JOIN ban_archived a ON a.id = m.archive_id ORDER BY m.left_at, a.month`;
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }));
}
