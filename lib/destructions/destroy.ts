import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type DestroyedItem, type RetentionKind, retentionKinds } from "./destruction.ts";
import { dueItems, dueValues, erased, erasedValues, type Over } from "./dueItems.ts";
import { itemRoot } from "./itemRoot.ts";
import { rulesOf } from "./rules.ts";

const batchMax = 1_000;
const dayMs = 24 * 60 * 60_000;

/**
 * Destroys what of a kind its term has passed, a thousand at most, and writes the certificate: what, how many, when, by which rule, and
 * the hash of each. Nothing of an exempt request or of a report of child abuse within its year; nobody's identifier who is still to be told. The log's proofs do not change: it never
 * held what is destroyed.
 */
export const destroy = operation({
  name: "destructions.destroy",
  permission: "destructions:destroy",
  input: z.object({ kind: z.enum(retentionKinds) }),
  async run({ tx, actor, now }, { kind }) {
    const days = (await rulesOf(tx)).find((rule) => rule.kind === kind)?.days ?? null;
    if (days === null) throw new Refusal("conflict", "No term is set for this kind; nothing was destroyed.");
    const before = new Date(now.getTime() - days * dayMs);
    const items = await eraseDue(tx, kind, { before, now });
    if (items.length === 0)
      throw new Refusal("conflict", "Nothing of this kind is over its term; nothing was destroyed.");
    const id = newId();
    const root = itemRoot(items);
    await tx.sql`
      INSERT INTO destruction (id, kind, days, settled_before, item_count, root, destroyed_by, destroyed_at)
      VALUES (${id}, ${kind}, ${days}, ${before}, ${items.length}, ${root}, ${actor.id}, ${now})`;
    await tx.sql`
      INSERT INTO destruction_item (destruction_id, position, item_id, request_id, sha256)
      SELECT ${id}, place - 1, item, request, decode(hash, 'hex')
        FROM unnest(${items.map((one) => one.id)}::uuid[], ${items.map((one) => one.requestId)}::uuid[], ${items.map((one) => one.sha256)}::text[])
        WITH ORDINALITY AS given (item, request, hash, place)`;
    const data = { kind, days, count: items.length, settledBefore: before.toISOString(), root: root.toString("hex") };
    return {
      result: { id, count: items.length, more: items.length >= batchMax },
      audit: [{ action: "data.destroyed", subject: `destruction:${id}`, data }],
    };
  },
});

type Row = { id: string; request: string | null; hash: Buffer };

async function eraseDue(tx: Tx, kind: RetentionKind, over: Over): Promise<DestroyedItem[]> {
  const rows = await tx.sql<Row>`${dueItems[kind](over, batchMax)}`;
  if (rows.length > 0) await tx.sql`${erased[kind](rows.map(({ id }) => id))}`;
  const room = batchMax - rows.length;
  const values = kind === "productions" && room > 0 ? await tx.sql<Row>`${dueValues(over, room)}` : [];
  if (values.length > 0) await tx.sql`${erasedValues(values.map(({ id }) => id))}`;
  return [...rows, ...values].map(({ id, request, hash }) => ({
    id,
    requestId: request,
    sha256: hash.toString("hex"),
  }));
}
