import { z } from "zod";
import { query } from "#lib/operation.ts";
import { connectorOf } from "./connector.ts";
import type { Notice, NoticeGround } from "./notice.ts";

/** The notice of a request, null before it fell due, its grounds oldest first, and by which way the platform is told. */
export const ofRequest = query({
  name: "notices.ofRequest",
  permission: "notices:read",
  input: z.object({ requestId: z.uuid() }),
  async run(
    { tx },
    { requestId },
  ): Promise<{
    notice: (Notice & { batchId: string | null }) | null;
    grounds: NoticeGround[];
    by: "webhook" | "csv" | null;
  }> {
    const [notice] = await tx.sql<Notice & { batchId: string | null }>`
      SELECT request_id AS "requestId", state, fell_due_at AS "fellDueAt", delayed_until AS "delayedUntil", attempts, failure,
             handed_over_at AS "handedOverAt", version, batch_id AS "batchId" FROM notice WHERE request_id = ${requestId}`;
    const grounds = await tx.sql<NoticeGround>`
      SELECT g.id, g.kind, g.code, g.citation, g.until_at AS until, g.proposed_by AS "proposedBy", COALESCE(p.name, 'Operator') AS "proposedByName",
             g.proposed_at AS "proposedAt", c.name AS "countersignedByName", g.countersigned_at AS "countersignedAt", d.name AS "declinedByName",
             g.declined_at AS "declinedAt"
        FROM notice_ground g LEFT JOIN person p ON p.id::text = g.proposed_by LEFT JOIN person c ON c.id::text = g.countersigned_by
        LEFT JOIN person d ON d.id::text = g.declined_by WHERE g.request_id = ${requestId} ORDER BY g.proposed_at, g.id`;
    return { notice: notice ?? null, grounds, by: (await connectorOf(tx)).kind };
  },
});
