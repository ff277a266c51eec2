import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { settingsFrom } from "#lib/settings/setting.ts";
import type { DestroyedItem, Destruction } from "./destruction.ts";
import { columns } from "./row.ts";

/** One certificate with its items in the order of its root, the name of the service, and the entry of the log that says the same. */
export const one = query({
  name: "destructions.one",
  permission: "destructions:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }) {
    const [row] = await tx.sql<Destruction>`SELECT ${columns} FROM destruction WHERE id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such certificate.");
    const items = await tx.sql<DestroyedItem>`
      SELECT item_id AS id, request_id AS "requestId", encode(sha256, 'hex') AS sha256 FROM destruction_item WHERE destruction_id = ${id} ORDER BY position`;
    const [entry] = await tx.sql<{ id: string; leafIndex: string | null }>`
      SELECT e.id, l.leaf_index AS "leafIndex" FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id
       WHERE e.subject = ${`destruction:${id}`} AND e.action = 'data.destroyed'`;
    const settings = settingsFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`);
    const leafIndex = entry?.leafIndex === null || entry === undefined ? null : Number(entry.leafIndex);
    return {
      ...row,
      items,
      entryId: entry?.id ?? null,
      leafIndex,
      service: settings.name,
      legalZone: settings.legalZone,
    };
  },
});
export type Certificate = Awaited<ReturnType<typeof one>>;
