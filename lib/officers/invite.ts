import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { invitableAt } from "./invitable.ts";
import { forgetFactors, sendInvitation } from "./invitation.ts";
import { load } from "./load.ts";

/**
 * Invites a verified officer of a verified authority, for the first time or anew: because they lost what they got in with, let the link
 * expire, or had been disabled. The one-time link goes to their address at one of the authority's domains. From this moment no session,
 * link, passkey, password or code of before opens. There is no other way back, and none by e-mail alone.
 * @throws Refusal `conflict` where officer or authority is not verified or the authority is frozen; `invalid` for an address elsewhere
 */
export const invite = operation({
  name: "officers.invite",
  permission: "officers:invite",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now, ground }, { id, version }) {
    const officer = await load(tx, id, version);
    const authority = await invitableAt(tx, officer.authorityId, officer.email);
    if (officer.verifiedAt === null) {
      throw new Refusal("conflict", "This officer is not verified. Nobody was invited: record the evidence first.");
    }
    const [before] = await tx.sql`SELECT 1 FROM officer_invitation WHERE officer_id = ${id} LIMIT 1`;
    await forgetFactors(tx, id);
    await tx.sql`
      UPDATE officer SET enrolled_at = NULL, enrolled_with = NULL, disabled_at = NULL, session_epoch = session_epoch + 1,
             version = version + 1 WHERE id = ${id}`;
    const expiresAt = await sendInvitation(tx, ground, actor, now, { ...officer, authority: authority.name });
    const data = { authority: officer.authorityId, again: before !== undefined };
    return {
      result: { id, version: version + 1, expiresAt },
      audit: [{ action: "officer.invited", subject: `officer:${id}`, data }],
    };
  },
});
