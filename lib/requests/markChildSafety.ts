import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { childSafetyOffence } from "#lib/law/offence.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { loadLocked } from "./load.ts";
import { save } from "./save.ts";

const input = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  childSafety: z.boolean(),
  /** The number of our own report to the CyberTipline and when it was made, where there is one. */
  report: z
    .object({ reference: z.string().trim().min(1, "The report's number").max(100), reportedAt: z.coerce.date() })
    .nullable()
    .default(null),
});

/**
 * Marks a request as a case of child safety, with the report that was made of it (18 USC 2258A): its papers are then opened only by
 * those whom the house named, and media are never shown. Only counsel takes a mark away, and never from an offence that is one.
 */
export const markChildSafety = operation({
  name: "requests.markChildSafety",
  permission: "requests:protect",
  input,
  async run({ tx, actor, now }, { id, version, childSafety, report }) {
    const request = await loadLocked(tx, id, version);
    if (!childSafety) await assertUnmarkable(tx, actor.role, id);
    if (report !== null && report.reportedAt > now) {
      throw new Refusal("invalid", "A report cannot have been made in the future. Nothing was saved.", {
        reportedAt: "Not in the future",
      });
    }
    const given = childSafety ? report : null;
    const next = await save(
      tx,
      request,
      fragment`child_safety = ${childSafety}, report_reference = ${given?.reference ?? null}, reported_at = ${given?.reportedAt ?? null}`,
    );
    const data = { childSafety, reportedAt: given?.reportedAt.toISOString() ?? null };
    return {
      result: { id, version: next },
      audit: [{ action: "request.childSafetyMarked", subject: `request:${id}`, data }],
    };
  },
});

async function assertUnmarkable(tx: Tx, role: string, id: string): Promise<void> {
  if (role !== "counsel") {
    throw new Refusal("forbidden", "Only counsel takes the mark of a child-safety case away; nothing was changed.");
  }
  const [row] = await tx.sql<{ offence: string | null }>`SELECT offence FROM legal_request WHERE id = ${id}`;
  if (row?.offence === childSafetyOffence) {
    throw new Refusal(
      "conflict",
      "Its offence is the sexual abuse of children, so the mark stays; nothing was changed.",
    );
  }
}
