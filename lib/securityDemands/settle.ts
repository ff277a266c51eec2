import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertCleared, inside, nothingHere, ownLog } from "./compartment.ts";
import { assertOpen, type SecurityState } from "./securityDemand.ts";

/** Records what became of a demand in the compartment. */
export const settle = operation({
  name: "securityDemands.settle",
  permission: "securityDemands:handle",
  compartment: ownLog,
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    state: z.enum(["complied", "objected", "withdrawn"]),
  }),
  async run({ tx, actor, now }, { id, version, state }) {
    await assertCleared(tx, actor);
    await inside(tx, async () => {
      const [demand] = await tx.sql<{ state: SecurityState }>`SELECT state FROM security_demand WHERE id = ${id}`;
      if (demand === undefined) throw nothingHere();
      assertOpen(demand);
      const [changed] = await tx.sql`
        UPDATE security_demand SET state = ${state}, settled_at = ${now}, version = version + 1 WHERE id = ${id} AND version = ${version} RETURNING id`;
      if (changed === undefined)
        throw new Refusal("conflict", "Somebody else changed this demand meanwhile. Nothing of yours was saved.");
    });
    return { result: { id }, audit: [{ action: "demand.settled", subject: `demand:${id}`, data: { state } }] };
  },
});
