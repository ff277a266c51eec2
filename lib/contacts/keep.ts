import type { Actor } from "#lib/auth/actor.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Json } from "#lib/json.ts";
import { Refusal } from "#lib/refusal.ts";
import type { GivenCommitment, GivenContact } from "./given.ts";

type By = { readonly actor: Actor; readonly now: Date };

/** Writes a version of a contact. @throws Refusal `not-found` for an authority that is not here */
export async function addVersion(
  { sql }: Tx,
  { actor, now }: By,
  id: string,
  number: number,
  given: GivenContact,
  reason: string | null,
): Promise<void> {
  if (given.authorityId !== null) {
    const [authority] = await sql`SELECT id FROM authority WHERE id = ${given.authorityId}`;
    if (authority === undefined) throw new Refusal("not-found", "There is no such authority; nothing was saved.");
  }
  await sql`
    INSERT INTO contact_version (contact_id, number, held_at, channel, country, kind, office, authority_id, officials, topics, asked, answered,
      reason, written_by, written_at)
    VALUES (${id}, ${number}, ${given.heldAt}, ${given.channel}, ${given.country}, ${given.kind}, ${given.office}, ${given.authorityId},
      ${given.officials}, ${given.topics}, ${given.asked}, ${given.answered}, ${reason}, ${actor.id}, ${now})`;
}

/** Adds what was promised at a contact, by either side, in the order given; nothing promised before is changed. */
export async function addCommitments(
  { sql }: Tx,
  { actor, now }: By,
  contactId: string,
  given: readonly GivenCommitment[],
): Promise<void> {
  for (const { byWhom, text, dueOn } of given) {
    await sql`
      INSERT INTO contact_commitment (id, contact_id, by_whom, text, due_on, added_by, added_at)
      VALUES (${newId()}, ${contactId}, ${byWhom}, ${text}, ${dueOn}, ${actor.id}, ${now})`;
  }
}

/** What the log says of a contact: codes and times, from which figures are counted; no name, no word of what was said. */
export function entryData(given: GivenContact): { readonly [key: string]: Json } {
  const { country, kind, channel, topics } = given;
  return { country, kind, channel, topics, heldAt: given.heldAt.toISOString() };
}

/** Locks the contact and answers its version. @throws Refusal `not-found`, or `conflict` when somebody changed it since `seen` */
export async function lock({ sql }: Tx, id: string, seen?: number): Promise<number> {
  const [row] = await sql<{ version: number }>`SELECT version FROM contact WHERE id = ${id} FOR UPDATE`;
  if (row === undefined) throw new Refusal("not-found", "There is no such contact.");
  if (seen === undefined || seen === row.version) return row.version;
  throw new Refusal(
    "conflict",
    "Somebody else was first and corrected this contact; nothing of yours was saved. Look at it again.",
  );
}
