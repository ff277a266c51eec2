import { z } from "zod";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Countersigns the retirement of a version of the account key, or declines it; nobody signs their own. From the countersignature on no
 * look-up asks under it; a job destroys the key and writes the certificate. What it hashed can never be linked to an account again.
 */
export const settleRetirement = operation({
  name: "bans.settleRetirement",
  permission: "accountKeys:countersign",
  input: z.object({ version: z.coerce.number().int().min(1), answer: z.enum(["countersign", "decline"]) }),
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
    await tx.sql`UPDATE account_key_version SET retired_by = ${actor.id}, retired_at = ${now} WHERE version = ${version}`;
    await enqueue(tx, "destroy-account-keys", {}, { key: "destroy-account-keys" });
    return { result: data, audit: [{ action: "accountKey.retired", subject, data }] };
  },
});
