import { z } from "zod";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertReinstatable } from "./appeal.ts";
import { loadLocked } from "./load.ts";

/**
 * A person confirms that the account is back, where the platform sends no row of its own. A job writes that row into the ledger, and the
 * appeal closes with it. A reinstatement counts once.
 * @throws Refusal `conflict` where the platform's row is there, where the ban's is in an archive, or where no reinstatement is due
 */
export const reinstate = operation({
  name: "appeals.reinstate",
  permission: "appeals:decide",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now }, { id, version }) {
    const appeal = await loadLocked(tx, id, version);
    assertReinstatable(appeal);
    const [ended] = await tx.sql`SELECT FROM ban_reinstatement WHERE original = ${appeal.banKey}::uuid`;
    if (ended !== undefined) {
      throw new Refusal(
        "conflict",
        "The platform's own row is in the ledger already, and the appeal closes with it; nothing was changed.",
      );
    }
    if (appeal.banArchived !== null) throw inArchive(appeal.banArchived);
    await tx.sql`
      UPDATE appeal SET reinstate_asked_by = ${actor.id}, reinstate_asked_at = ${now}, version = version + 1 WHERE id = ${id}`;
    await enqueue(tx, "reinstate-ban", { ban: appeal.banKey, appealId: id }, { key: `reinstate-ban:${id}` });
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "appeal.reinstatementAsked", subject: `appeal:${id}` }],
    };
  },
});

function inArchive(month: string): Refusal {
  const sentences = [
    `The ban is in the archive of ${month}, and with it the account that is to come back; nothing was changed.`,
    "Let the platform send its own row, or ask whoever keeps the archives for",
    `countersign bans restore-archive with the folder of ${month} and confirm again.`,
  ];
  return new Refusal("conflict", sentences.join(" "));
}
