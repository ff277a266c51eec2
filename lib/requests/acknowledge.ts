import { z } from "zod";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { type BulkRow, bulkRequests, idsOf, keepBulk, undoMs, versionsOf } from "./bulk.ts";
import { openStates } from "./request.ts";

/** Under this key stands the job that tells the officer; taking the acknowledgement back takes the job away. */
export const acknowledgementJob = (id: string) => `send-acknowledgement:${id}`;

/**
 * Acknowledges up to 200 requests as received: the time is recorded (the DSA's reports give the median time to it; Article 9 of
 * Regulation (EU) 2022/2065), and their officers are told a minute later, so that it can be taken back until then. Each by
 * compare-and-swap: those that somebody changed meanwhile, or had acknowledged, are named.
 */
export const acknowledge = operation({
  name: "requests.acknowledge",
  permission: "requests:acknowledge",
  input: z.object({ requests: bulkRequests }),
  async run({ tx, actor, now }, { requests }) {
    const rows = await tx.sql<BulkRow>`
      WITH before AS (
        SELECT r.id, r.assigned_to FROM legal_request r
          JOIN unnest(${idsOf(requests)}::uuid[], ${versionsOf(requests)}::integer[]) AS seen (id, version)
            ON r.id = seen.id AND r.version = seen.version
         WHERE r.state = ANY(${openStates}::text[]) AND NOT r.imported AND r.acknowledged_at IS NULL
         ORDER BY r.id FOR NO KEY UPDATE OF r)
      UPDATE legal_request r SET acknowledged_at = ${now}, acknowledged_by = ${actor.id}, version = r.version + 1
        FROM before WHERE r.id = before.id RETURNING r.id, r.version, before.assigned_to AS "previousOwner"`;
    const kept = await keepBulk(tx, actor, now, {
      kind: "acknowledge",
      seen: requests,
      rows,
      entry: (id, bulk) => ({ action: "request.acknowledged", subject: `request:${id}`, data: { bulk } }),
    });
    const runAt = new Date(now.getTime() + undoMs);
    for (const { id } of rows) {
      await enqueue(tx, "send-acknowledgement", { id }, { key: acknowledgementJob(id), runAt });
    }
    return kept;
  },
});
