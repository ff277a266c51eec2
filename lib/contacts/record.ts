import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertHeld } from "./contact.ts";
import { commitmentInput, contactInput } from "./given.ts";
import { addCommitments, addVersion, entryData } from "./keep.ts";

/**
 * Records a contact with officials: who, when, by which channel, what was asked, what was answered, what was promised. One contact with
 * one office at one moment lands once.
 */
export const record = operation({
  name: "contacts.record",
  permission: "contacts:record",
  input: contactInput.extend({ commitments: z.array(commitmentInput).max(20).default([]) }),
  async run({ tx, actor, now }, { commitments, ...given }) {
    assertHeld(given.heldAt, now);
    // Two people home from one meeting: the second waits for the first, and sees it.
    await tx.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`contact:${given.heldAt.toISOString()}`}, 0))`;
    const [twin] = await tx.sql`
      SELECT c.id FROM contact c JOIN contact_version v ON v.contact_id = c.id AND v.number = c.version
       WHERE c.held_at = ${given.heldAt} AND lower(v.office) = ${given.office.toLowerCase()} AND v.channel = ${given.channel}`;
    if (twin !== undefined) {
      const sentence = "A contact with this office at this moment is here already.";
      throw new Refusal("conflict", `${sentence} Nothing was saved: correct that one.`, { heldAt: sentence });
    }
    const id = newId();
    await tx.sql`
      INSERT INTO contact (id, held_at, country, recorded_by, recorded_at) VALUES (${id}, ${given.heldAt}, ${given.country}, ${actor.id}, ${now})`;
    await addVersion(tx, { actor, now }, id, 1, given, null);
    await addCommitments(tx, { actor, now }, id, commitments);
    const data = { ...entryData(given), commitments: commitments.length };
    return { result: { id, version: 1 }, audit: [{ action: "contact.recorded", subject: `contact:${id}`, data }] };
  },
});
