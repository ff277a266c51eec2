import { randomBytes } from "node:crypto";
import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { commitmentOf, inside, rootOver } from "./compartment.ts";

/**
 * Commits the compartment's log, as it stands, to the log that everybody reads: one entry a day, from the first day on, whether anything
 * happened or nothing ever did. A fresh nonce makes each look like any other.
 */
export const commit = operation({
  name: "securityDemands.commit",
  permission: "securityDemands:commit",
  input: z.object({}),
  async run({ tx, now }) {
    const day = now.toISOString().slice(0, 10);
    const commitment = await inside(tx, async () => {
      const [count] = await tx.sql<{ size: number }>`SELECT count(*)::int AS size FROM security_entry`;
      const size = count?.size ?? 0;
      const [root, nonce] = [await rootOver(tx, size), randomBytes(32)];
      const made = commitmentOf(nonce, size, root);
      const [kept] = await tx.sql`
        INSERT INTO security_commitment (day, size, root, nonce, commitment) VALUES (${day}, ${size}, ${root}, ${nonce}, ${made})
        ON CONFLICT (day) DO NOTHING RETURNING day`;
      if (kept === undefined) throw new Refusal("conflict", "This day was committed before; nothing was changed.");
      return made.toString("hex");
    });
    return {
      result: { day },
      audit: [{ action: "compartment.committed", subject: `compartment:${day}`, data: { commitment } }],
    };
  },
});
