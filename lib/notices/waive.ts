import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load } from "./load.ts";
import { assertNotice, waiverCodes } from "./notice.ts";

/** Proposes that a user is not told at all, on a ground in law with its citation. It stands once a second person of counsel has signed. */
export const waive = operation({
  name: "notices.waive",
  permission: "notices:delay",
  input: z.object({
    requestId: z.uuid(),
    version: z.coerce.number().int(),
    code: z.enum(waiverCodes, "Choose the ground in law"),
    citation: z.string().trim().min(3, "The provision, with its number").max(300),
  }),
  async run({ tx, actor, now }, { requestId, version, code, citation }) {
    assertNotice(await load(tx, requestId, version), "waive");
    const id = newId();
    const [made] = await tx.sql`
      INSERT INTO notice_ground (id, request_id, kind, code, citation, proposed_by, proposed_at)
      VALUES (${id}, ${requestId}, 'waiver', ${code}, ${citation}, ${actor.id}, ${now})
      ON CONFLICT (request_id) WHERE kind = 'waiver' AND declined_by IS NULL DO NOTHING RETURNING id`;
    if (made === undefined)
      throw new Refusal("conflict", "A waiver of this notice is proposed already; nothing was changed.");
    return {
      result: { id },
      audit: [{ action: "notice.waiverProposed", subject: `request:${requestId}`, data: { code } }],
    };
  },
});
