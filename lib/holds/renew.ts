import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { assertRenewable } from "./hold.ts";
import { load } from "./load.ts";
import { save } from "./save.ts";
import { termOf } from "./term.ts";

/** The letter or order, by its own number: codes of a file, no person. */
export const referenceInput = z.string().trim().min(1, "The reference of the letter that asks for it").max(200);

/** Renews a hold, as often and as long as its rule allows. Its end is counted anew from the beginning; nobody types it. */
export const renew = operation({
  name: "holds.renew",
  permission: "holds:place",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), reference: referenceInput }),
  async run({ tx, actor, now }, { id, version, reference }) {
    const hold = await load(tx, id, version);
    const rule = assertRenewable(hold);
    const { country, zone, startedAt } = hold;
    const extensions = hold.extensions + 1;
    const { endsAt } = await termOf(rule, { country, zone, startedAt, extensions });
    const next = await save(tx, hold, fragment`extensions = ${extensions}, ends_at = ${endsAt}`);
    await tx.sql`
      INSERT INTO hold_extension (id, hold_id, kind, reference, ends_at, added_by, added_at)
      VALUES (${newId()}, ${id}, 'renewal', ${reference}, ${endsAt}, ${actor.id}, ${now})`;
    const data = { extensions, endsAt: endsAt.toISOString() };
    return { result: { id, version: next, endsAt }, audit: [{ action: "hold.renewed", subject: `hold:${id}`, data }] };
  },
});
