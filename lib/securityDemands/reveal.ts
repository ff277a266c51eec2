import { z } from "zod";
import { open } from "#lib/crypto/seal.ts";
import { operation } from "#lib/operation.ts";
import { assertCleared, inside, nothingHere, ownLog } from "./compartment.ts";
import type { SecurityContent } from "./securityDemand.ts";

export const securityRevealReasons = ["check-demand", "comply", "legal-challenge", "audit-sample"] as const;

/** Shows what a demand says. Each look is an entry of the compartment's own log, with its reason. */
export const reveal = operation({
  name: "securityDemands.reveal",
  permission: "securityDemands:handle",
  compartment: ownLog,
  input: z.object({ id: z.uuid(), reason: z.enum(securityRevealReasons, "Choose why you look") }),
  async run({ tx, actor, ground }, { id, reason }) {
    await assertCleared(tx, actor);
    const [row] = await inside(
      tx,
      () => tx.sql<{ sealed: Buffer; key_id: string }>`SELECT sealed, key_id FROM security_demand WHERE id = ${id}`,
    );
    if (row === undefined) throw nothingHere();
    const text = open(ground.keys, { keyId: row.key_id, bytes: row.sealed }, `security_demand:${id}`).toString("utf8");
    return {
      result: JSON.parse(text) as SecurityContent,
      audit: [{ action: "demand.revealed", subject: `demand:${id}`, data: { reason } }],
    };
  },
});
