import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { forgetFactors, voidInvitations } from "./invitation.ts";
import { load } from "./load.ts";

/** Shuts an officer out: sessions end at once, links, passkey, password and code open nothing. A new invitation lets them in again. */
export const disable = operation({
  name: "officers.disable",
  permission: "officers:invite",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, now }, { id, version }) {
    const officer = await load(tx, id, version);
    if (officer.disabledAt !== null)
      throw new Refusal("conflict", "This officer is disabled already. Nothing was changed.");
    await tx.sql`
      UPDATE officer SET disabled_at = ${now}, enrolled_at = NULL, enrolled_with = NULL, session_epoch = session_epoch + 1,
             version = version + 1 WHERE id = ${id}`;
    await voidInvitations(tx, id, now);
    await forgetFactors(tx, id);
    return {
      result: { id, version: version + 1 },
      audit: [{ action: "officer.disabled", subject: `officer:${id}`, data: { authority: officer.authorityId } }],
    };
  },
});
