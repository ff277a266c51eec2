import { z } from "zod";
import { query } from "#lib/operation.ts";
import { connectorOf } from "./connector.ts";
import type { Notice } from "./notice.ts";

const listMax = 200;
const countMax = 1_000;

export type NoticeLine = Notice & {
  readonly reference: string;
  readonly authority: string;
  readonly country: string;
  readonly batchId: string | null;
};
export type NoticeFileLine = {
  readonly id: string;
  readonly notices: number;
  readonly madeAt: Date;
  readonly destroyed: boolean;
};

/** The notices that are not done, oldest first, 200 at most; how many are due, counted to a thousand; the files made, newest first. */
export const list = query({
  name: "notices.list",
  permission: "notices:read",
  input: z.object({}),
  async run({
    tx,
  }): Promise<{ rows: NoticeLine[]; due: number; files: NoticeFileLine[]; by: "webhook" | "csv" | null }> {
    const rows = await tx.sql<NoticeLine>`
      SELECT n.request_id AS "requestId", n.state, n.fell_due_at AS "fellDueAt", n.delayed_until AS "delayedUntil", n.attempts, n.failure,
             n.handed_over_at AS "handedOverAt", n.version, n.batch_id AS "batchId", r.reference, a.name AS authority, r.country
        FROM notice n JOIN legal_request r ON r.id = n.request_id JOIN authority a ON a.id = r.authority_id
       WHERE n.state IN ('due', 'failed', 'sending', 'handed-over', 'delayed', 'waiting') ORDER BY n.fell_due_at, n.request_id LIMIT ${listMax}`;
    const [count] = await tx.sql<{ due: number }>`
      SELECT count(*)::int AS due FROM (SELECT FROM notice WHERE state IN ('due', 'failed') LIMIT ${countMax}) waiting`;
    const files = await tx.sql<NoticeFileLine>`
      SELECT id, notice_count AS notices, made_at AS "madeAt", sealed IS NULL AS destroyed FROM notice_batch ORDER BY made_at DESC, id DESC LIMIT 20`;
    return { rows, due: count?.due ?? 0, files, by: (await connectorOf(tx)).kind };
  },
});
