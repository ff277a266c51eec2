import { z } from "zod";
import { query } from "#lib/operation.ts";
import { ownLog } from "./compartment.ts";

/** Whether the asker is cleared, for the rail: nobody else is shown that there is such a room. */
export const cleared = query({
  name: "securityDemands.cleared",
  permission: "securityDemands:handle",
  compartment: ownLog,
  input: z.object({}),
  async run({ tx, actor }): Promise<boolean> {
    const rows = await tx.sql`
      SELECT id FROM security_clearance WHERE person_id::text = ${actor.id} AND countersigned_by IS NOT NULL AND ended_by IS NULL`;
    return rows.length > 0;
  },
});
