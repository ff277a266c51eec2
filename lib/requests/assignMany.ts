import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { tell } from "#lib/telling/notification.ts";
import { assertAssignable } from "./assign.ts";
import { type BulkRow, bulkRequests, idsOf, keepBulk, versionsOf } from "./bulk.ts";
import { deeds } from "./request.ts";

/**
 * Gives up to 200 requests to one person, or to nobody. Each by compare-and-swap: whoever changed one meanwhile keeps it, and is named;
 * the others are done. Can be taken back for a minute (`requests.undoBulk`).
 */
export const assignMany = operation({
  name: "requests.assignMany",
  permission: "requests:assign",
  input: z.object({ requests: bulkRequests, to: z.uuid().nullable() }),
  async run({ tx, actor, now }, { requests, to }) {
    if (to !== null) await assertAssignable(tx, to);
    const rows = await tx.sql<BulkRow>`
      WITH before AS (
        SELECT r.id, r.assigned_to FROM legal_request r
          JOIN unnest(${idsOf(requests)}::uuid[], ${versionsOf(requests)}::integer[]) AS seen (id, version)
            ON r.id = seen.id AND r.version = seen.version
         WHERE r.state = ANY(${deeds.assign.from}::text[]) AND NOT r.imported ORDER BY r.id FOR NO KEY UPDATE OF r)
      UPDATE legal_request r SET assigned_to = ${to}, version = r.version + 1 FROM before WHERE r.id = before.id
      RETURNING r.id, r.version, before.assigned_to AS "previousOwner"`;
    const kept = await keepBulk(tx, actor, now, {
      kind: "assign",
      seen: requests,
      rows,
      entry: (id, bulk) => ({ action: "request.assigned", subject: `request:${id}`, data: { to, bulk } }),
    });
    const told = to === null || to === actor.id ? [] : [to];
    for (const { id } of rows) await tell(tx, now, told, { kind: "assigned", requestId: id });
    return kept;
  },
});
