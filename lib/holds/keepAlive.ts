import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertRunning, canBeKeptAlive } from "./hold.ts";
import { load } from "./load.ts";
import { referenceInput } from "./renew.ts";
import { save } from "./save.ts";

/**
 * Records Annex V: the issuing authority confirms that a production request was launched, so the hold lasts until that is answered
 * (Article 11(2) of Regulation (EU) 2023/1543). From then on it ends by release only.
 */
export const keepAlive = operation({
  name: "holds.keepAlive",
  permission: "holds:place",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), reference: referenceInput }),
  async run({ tx, actor, now }, { id, version, reference }) {
    const hold = await load(tx, id, version);
    assertRunning(hold);
    if (!canBeKeptAlive(hold)) {
      const sentence =
        hold.keptAliveAt === null
          ? "Only a European preservation order is kept alive by Annex V (Article 11(2) of Regulation (EU) 2023/1543)"
          : "Annex V is recorded already";
      throw new Refusal("conflict", `${sentence}; nothing was changed.`);
    }
    const next = await save(tx, hold, fragment`kept_alive_at = ${now}`);
    await tx.sql`
      INSERT INTO hold_extension (id, hold_id, kind, reference, added_by, added_at)
      VALUES (${newId()}, ${id}, 'production-launched', ${reference}, ${actor.id}, ${now})`;
    return { result: { id, version: next }, audit: [{ action: "hold.keptAlive", subject: `hold:${id}` }] };
  },
});
