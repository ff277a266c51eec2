import { z } from "zod";
import { heldUntil } from "#lib/bans/ban.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Twelve months of the ledger are read once, about a second for ten million rows. */
const timeoutMs = 600_000;

/**
 * Countersigns the retirement of a version of the account key, or declines it; nobody signs their own. From the countersignature on no
 * look-up asks under it; a job destroys the key and writes the certificate. What it hashed can never be linked to an account again, so
 * it is refused while a ban that was reported to the CyberTipline is held under it.
 */
export const settleRetirement = operation({
  name: "bans.settleRetirement",
  permission: "accountKeys:countersign",
  input: z.object({ version: z.coerce.number().int().min(1), answer: z.enum(["countersign", "decline"]) }),
  timeoutMs,
  async run({ tx, actor, now }, { version, answer }) {
    const [row] = await tx.sql<{ fingerprint: string; proposedBy: string | null; retired: boolean }>`
      SELECT fingerprint, proposed_by AS "proposedBy", retired_at IS NOT NULL AS retired FROM account_key_version WHERE version = ${version} FOR UPDATE`;
    if (row === undefined || row.proposedBy === null || row.retired) {
      throw new Refusal(
        "conflict",
        "Nothing is proposed for this version, or it was settled before. Nothing was changed.",
      );
    }
    if (row.proposedBy === actor.id) {
      throw new Refusal(
        "forbidden",
        "Nobody countersigns their own proposal. Nothing was changed: another person of counsel decides it.",
      );
    }
    const subject = `accountKey:${version}` as const;
    const data = { version, fingerprint: row.fingerprint };
    if (answer === "decline") {
      await tx.sql`UPDATE account_key_version SET proposed_by = NULL, proposed_at = NULL WHERE version = ${version}`;
      return { result: data, audit: [{ action: "accountKey.retirementDeclined", subject, data }] };
    }
    await assertHoldsNothing(tx, version, now);
    await tx.sql`UPDATE account_key_version SET retired_by = ${actor.id}, retired_at = ${now} WHERE version = ${version}`;
    await enqueue(tx, "destroy-account-keys", {}, { key: "destroy-account-keys" });
    return { result: data, audit: [{ action: "accountKey.retired", subject, data }] };
  },
});

/**
 * Which version hashed the account of an archived ban only its archive tells: what was filed of one keeps every version.
 * @throws Refusal `conflict` while the account of a held ban is found under this version only (18 U.S.C. 2258A(h))
 */
async function assertHoldsNothing({ sql }: Tx, version: number, now: Date): Promise<void> {
  const [found] = await sql<{ reported: Date | null; filedUntil: Date | null }>`
    SELECT max(occurred_at) AS reported,
           (SELECT filing_held_until(max(f.filed_on)) FROM ban_filing f WHERE f.account_key = ${version} OR f.account_key IS NULL) AS "filedUntil"
      FROM ban
     WHERE account_key = ${version} AND reason = 'child-exploitation' AND external_report IS NOT NULL AND occurred_at > ${now}::timestamptz - interval '13 months'`;
  const occurredAt = found?.reported ?? null;
  const filedUntil = found?.filedUntil ?? null;
  const reported = { reason: "child-exploitation", externalReport: "any" } as const;
  const until = occurredAt === null ? filedUntil : heldUntil({ ...reported, occurredAt }, filedUntil);
  if (until === null || until <= now) return;
  throw new Refusal(
    "conflict",
    `A ban whose account this version hashed is held until ${until.toISOString().slice(0, 10)}, since it was reported to the CyberTipline (18 U.S.C. 2258A(h)). Nothing was changed: countersign after that day, or decline.`,
  );
}
