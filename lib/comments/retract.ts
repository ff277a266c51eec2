import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Takes one's own comment back: its text is destroyed, and that there was one stays to be seen. Who was told of it was told.
 * @throws Refusal `conflict` where it was taken back or destroyed before, or litigation needs it; `forbidden` for somebody else's
 */
export const retract = operation({
  name: "comments.retract",
  permission: "comments:write",
  input: z.object({ comment: z.uuid() }),
  async run({ tx, actor, now }, { comment }) {
    const [row] = await tx.sql<{ requestId: string; own: boolean; gone: boolean; exempt: boolean }>`
      SELECT request_id AS "requestId", written_by::text = ${actor.id} AS own, sealed IS NULL AS gone,
             EXISTS (SELECT FROM request_exemption x WHERE x.request_id = comment.request_id AND x.lifted_by IS NULL) AS exempt
        FROM comment WHERE id = ${comment} FOR UPDATE`;
    if (row === undefined) throw new Refusal("not-found", "There is no such comment.");
    if (!row.own) {
      throw new Refusal("forbidden", "Only who wrote a comment takes it back; nothing was changed.");
    }
    if (row.gone) throw new Refusal("conflict", "This comment is gone already; nothing was changed.");
    if (row.exempt) {
      throw new Refusal(
        "conflict",
        "This request is exempt from destruction while it is or may be litigated, so the comment stays; nothing was changed.",
      );
    }
    await tx.sql`UPDATE comment SET sealed = NULL, key_id = NULL, retracted_at = ${now} WHERE id = ${comment}`;
    return {
      result: { id: row.requestId },
      audit: [{ action: "request.commentRetracted", subject: `request:${row.requestId}`, data: { comment } }],
    };
  },
});
