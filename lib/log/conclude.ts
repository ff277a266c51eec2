import { z } from "zod";
import { sentenceOf, type Verdict } from "#lib/audit/fault.ts";
import { live } from "#lib/audit/live.ts";
import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** How often the run gives a sign of life. */
const seenEveryMs = 500;

/** The job behind `log.verify`: verifies the whole log, then keeps the verdict and logs its code. */
export const conclude = operation({
  name: "log.conclude",
  permission: "log:verify",
  input: z.object({ id: z.uuid() }),
  prepare: async ({ ground, read }, { id }) => {
    const [open] = await read(
      ({ sql }) => sql`SELECT 1 FROM log_verification WHERE id = ${id} AND finished_at IS NULL`,
    );
    if (open === undefined) throw new Refusal("not-found", "There is no such verification under way.");
    return verified(ground, id);
  },
  async run({ tx, now }, { id }, verdict) {
    const { code, size, checkpoints, fault } = verdict;
    const changed = await tx.sql`
      UPDATE log_verification SET finished_at = ${now}, code = ${code}, sentence = ${sentenceOf(verdict)}, fault = ${fault === null ? null : JSON.stringify(fault)}::jsonb,
             leaves = ${size}, leaves_of = ${size}, seen_at = ${now}
       WHERE id = ${id} AND finished_at IS NULL RETURNING id`;
    if (changed.length === 0)
      throw new Refusal("conflict", "This verification has its verdict already. Nothing was changed.");
    const where = fault === null ? {} : { table: fault.table, record: fault.id, leaf: fault.leafIndex };
    return {
      result: { id, code },
      audit: [{ action: "log.verified", subject: `verification:${id}`, data: { code, size, checkpoints, ...where } }],
    };
  },
});

/** Verifies, and tells how far it is. A sign of life is no change that anyone relies on: it has no entry. */
async function verified(ground: Ground, id: string): Promise<Verdict> {
  let at = { leaves: 0, of: 0 };
  const tell = () =>
    transaction(ground.database, "write", ({ sql }) => {
      const seenAt = ground.now();
      return sql`UPDATE log_verification SET leaves = ${at.leaves}, leaves_of = ${at.of}, seen_at = ${seenAt} WHERE id = ${id} AND finished_at IS NULL`;
    }).catch((error: unknown) => ground.journal.fault("log.conclude", error));
  const timer = setInterval(tell, seenEveryMs);
  try {
    return await live(ground, {
      onProgress: (progress) => {
        at = progress;
      },
    });
  } finally {
    clearInterval(timer);
  }
}
