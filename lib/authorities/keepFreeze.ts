import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";

type Freeze = {
  readonly authorityId: string;
  readonly deed: "freeze" | "unfreeze";
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
};

/** Keeps why an authority was frozen, or why no longer. */
export async function keepFreeze({ sql }: Tx, { authorityId, deed, reason, by, at }: Freeze): Promise<void> {
  await sql`
    INSERT INTO authority_freeze (id, authority_id, deed, reason, done_by, done_at)
    VALUES (${newId()}, ${authorityId}, ${deed}, ${reason}, ${by}, ${at})`;
}
