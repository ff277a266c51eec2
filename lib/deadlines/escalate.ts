import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { thresholdOf, thresholds } from "./deadline.ts";

type Row = { dueAt: Date | null; allowedMs: string | null; emergency: boolean; stopped: boolean; answered: boolean };

/**
 * Tells the owner of a request that its clock runs out, and counsel too once it is over: once a threshold, however often the job runs.
 * Answers how many people were told.
 */
export const escalate = operation({
  name: "deadlines.escalate",
  permission: "deadlines:escalate",
  input: z.object({ id: z.uuid(), threshold: z.enum(thresholds) }),
  async run({ tx, now }, { id, threshold }) {
    const [row] = await tx.sql<Row>`
      SELECT COALESCE(legal_due_at, house_due_at) AS "dueAt", clock_allowed_ms AS "allowedMs", emergency,
             clock_stopped_at IS NOT NULL AS stopped, produced_at IS NOT NULL OR state IN ('closed', 'withdrawn') AS answered
        FROM legal_request WHERE id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such request.");
    const { dueAt, stopped, answered, emergency } = row;
    const allowedMs = row.allowedMs === null ? null : Number(row.allowedMs);
    if (dueAt === null || stopped || answered || thresholdOf({ dueAt, allowedMs, emergency }, now) !== threshold) {
      throw new Refusal("conflict", "The clock of this request does not stand there now; nobody was told.");
    }
    const [first] = await tx.sql`
      INSERT INTO escalation (request_id, threshold, due_at, escalated_at) VALUES (${id}, ${threshold}, ${dueAt}, ${now})
      ON CONFLICT DO NOTHING RETURNING request_id`;
    if (first === undefined) throw new Refusal("conflict", "People were told of this already; nobody was told again.");
    const people = await deskOf(tx, id);
    if (threshold === "past") {
      const counsel = await tx.sql<{
        id: string;
      }>`SELECT id FROM person WHERE role = 'counsel' AND disabled_at IS NULL`;
      people.push(...counsel.map((one) => one.id));
    }
    const kind = threshold === "past" ? "deadline-passed" : "deadline-near";
    await tell(tx, now, people, { kind, requestId: id });
    const told = new Set(people).size;
    const data = { threshold, dueAt: dueAt.toISOString(), told };
    return { result: { told }, audit: [{ action: "request.escalated", subject: `request:${id}`, data }] };
  },
});
