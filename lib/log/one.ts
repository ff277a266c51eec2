import { z } from "zod";
import { type ProvenEntry, prove } from "#lib/audit/prove.ts";
import { fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { EntryLine } from "./log.ts";

/** One entry with its proof, made and checked now. It is named by its id or by its leaf, as signatures and histories name it. */
export type OneEntry = ProvenEntry & { readonly actorName: EntryLine["actorName"] };

export const one = query({
  name: "log.one",
  permission: "log:read",
  input: z.object({ id: z.union([z.uuid(), z.string().regex(/^\d{1,15}$/)]) }),
  async run({ tx, ground }, { id }): Promise<OneEntry> {
    const named = /^\d+$/.test(id)
      ? fragment`e.id = (SELECT entry_id FROM log_leaf WHERE leaf_index = ${Number(id)})`
      : fragment`e.id = ${id}`;
    const [row] = await tx.sql<{ id: string; bytes: Buffer; actorName: string | null }>`
      SELECT e.id, e.bytes, COALESCE(p.name, o.name, k.source) AS "actorName" FROM log_entry e
        LEFT JOIN person p ON p.id::text = e.actor_id LEFT JOIN officer o ON o.id::text = e.actor_id LEFT JOIN api_key k ON k.id::text = e.actor_id WHERE ${named}`;
    if (row === undefined) throw new Refusal("not-found", "The log has no such entry.");
    return { ...(await prove(tx.sql, ground.keys, row)), actorName: row.actorName };
  },
});
