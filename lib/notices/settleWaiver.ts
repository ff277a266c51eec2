import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load, save } from "./load.ts";
import { assertNotice } from "./notice.ts";

/** Countersigns a proposed waiver, or declines it. Whoever proposed it may take it back, and never sign it. */
export const settleWaiver = operation({
  name: "notices.settleWaiver",
  permission: "notices:delay",
  input: z.object({ groundId: z.uuid(), answer: z.enum(["countersign", "decline"]) }),
  async run({ tx, actor, now }, { groundId, answer }) {
    const [ground] = await tx.sql<{ requestId: string; code: string; proposedBy: string; open: boolean }>`
      SELECT request_id AS "requestId", code, proposed_by AS "proposedBy", countersigned_by IS NULL AND declined_by IS NULL AS open
        FROM notice_ground WHERE id = ${groundId} AND kind = 'waiver' FOR UPDATE`;
    if (ground === undefined) throw new Refusal("not-found", "There is no such waiver.");
    if (!ground.open) throw new Refusal("conflict", "This waiver was settled before; nothing was changed.");
    const { requestId, code, proposedBy } = ground;
    const about = `request:${requestId}` as const;
    if (answer === "decline") {
      await tx.sql`UPDATE notice_ground SET declined_by = ${actor.id}, declined_at = ${now} WHERE id = ${groundId}`;
      return { result: { requestId }, audit: [{ action: "notice.waiverDeclined", subject: about, data: { code } }] };
    }
    if (proposedBy === actor.id) {
      throw new Refusal(
        "forbidden",
        "Nobody countersigns their own proposal; nothing was changed. Another person of counsel decides it.",
      );
    }
    const notice = await load(tx, requestId);
    assertNotice(notice, "waive");
    await tx.sql`UPDATE notice_ground SET countersigned_by = ${actor.id}, countersigned_at = ${now} WHERE id = ${groundId}`;
    await save(
      tx,
      notice,
      now,
      fragment`state = 'waived', ground_id = ${groundId}, ground_kind = 'waiver', ground_stands = true, delayed_until = NULL`,
    );
    return { result: { requestId }, audit: [{ action: "notice.waived", subject: about, data: { code } }] };
  },
});
