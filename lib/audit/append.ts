import { type Entry, encodeEntry } from "#lib/audit/entry.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Json } from "#lib/json.ts";

/**
 * Adds entries in the caller's transaction: they commit with the change or not at all. Only the door calls it.
 * A leaf index and a signed checkpoint follow within about a second of the commit (`sequence.ts`).
 */
export async function append(
  tx: Tx,
  actor: Actor,
  now: Date,
  entries: readonly { action: string; subject: string; data?: { readonly [key: string]: Json } }[],
): Promise<void> {
  for (const given of entries) {
    const entry: Entry = {
      v: 1,
      id: newId(),
      at: now.toISOString(),
      actor: { id: actor.id, role: actor.role, kind: actor.kind },
      action: given.action,
      subject: given.subject,
      data: given.data ?? {},
    };
    await tx.sql`INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
      VALUES (${entry.id}, ${entry.at}, ${actor.id}, ${actor.role}, ${actor.kind}, ${entry.action}, ${entry.subject}, ${encodeEntry(entry)})`;
  }
}
