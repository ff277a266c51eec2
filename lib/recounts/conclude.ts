import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { tell } from "#lib/telling/notification.ts";
import { sentencesMax } from "./recounted.ts";

const count = z.number().int().min(0);

/**
 * Keeps what a recount found, for good. Where something does not agree, every auditor is told, and the journal has it.
 * @throws Refusal `conflict` where it has its result already
 */
export const conclude = operation({
  name: "recounts.conclude",
  permission: "recounts:conclude",
  input: z.object({
    id: z.uuid(),
    rows: count,
    batches: count,
    figures: count,
    months: z.array(z.iso.date()),
    disagreements: z.array(z.string().max(2000)),
  }),
  async run({ tx, now, ground }, { id, rows, batches, figures, months, disagreements }) {
    const changed = await tx.sql`
      UPDATE recount SET ended_at = greatest(${now}::timestamptz, started_at), rows = ${rows}, batches = ${batches}, figures = ${figures}, months = ${months}::date[],
             disagreements = ${disagreements.slice(0, sentencesMax)}::text[]
       WHERE id = ${id} AND ended_at IS NULL RETURNING id`;
    if (changed.length === 0)
      throw new Refusal(
        "conflict",
        "There is no such recount under way: it has its result already. Nothing was changed.",
      );
    if (disagreements.length > 0) {
      ground.journal.note("recount", { recount: id, outcome: "disagrees", count: disagreements.length });
      const auditors = await tx.sql<{
        id: string;
      }>`SELECT id FROM person WHERE role = 'auditor' AND disabled_at IS NULL ORDER BY id`;
      const people = auditors.map((person) => person.id);
      await tell(tx, now, people, { kind: "recount-disagrees", requestId: null });
    }
    const data = { rows, batches, figures, months: months.length, disagreements: disagreements.length };
    return { result: { id }, audit: [{ action: "recount.concluded", subject: `recount:${id}`, data }] };
  },
});
