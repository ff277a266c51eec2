import { z } from "zod";
import { accountKeys } from "#lib/crypto/accountKeys.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Proposes to destroy an old version of the account key. Nothing happens until counsel countersigns. */
export const proposeRetirement = operation({
  name: "bans.proposeRetirement",
  permission: "accountKeys:propose",
  input: z.object({ version: z.coerce.number().int().min(1) }),
  async run({ tx, actor, now, ground }, { version }) {
    const { versions, current } = accountKeys(ground.keys);
    if (versions.get(version)?.equals(ground.keys.index) === true) {
      throw new Refusal(
        "conflict",
        `Version ${version} is the index key of this older workspace, which also finds targets and sign-ins: it cannot be destroyed alone. Nothing was changed.`,
      );
    }
    if (version >= current)
      throw new Refusal("conflict", "The present version hashes new rows: rotate the key first. Nothing was changed.");
    const [row] = await tx.sql<{ fingerprint: string }>`
      UPDATE account_key_version SET proposed_by = ${actor.id}, proposed_at = ${now} WHERE version = ${version} AND proposed_by IS NULL
      RETURNING fingerprint`;
    if (row === undefined)
      throw new Refusal("conflict", "This was proposed before, or there is no such version. Nothing was changed.");
    const data = { version, fingerprint: row.fingerprint };
    return {
      result: data,
      audit: [{ action: "accountKey.retirementProposed", subject: `accountKey:${version}`, data }],
    };
  },
});
