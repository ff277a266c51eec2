import { z } from "zod";
import { officerStanding } from "#lib/auth/officerReach.ts";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { handOut } from "./handOut.ts";
import { standingDeliveries } from "./standing.ts";

/** Fetches a delivery in the portal: one that was made for an officer of the asker's own authority. */
export const fetch = operation({
  name: "deliveries.fetch",
  permission: "deliveries:fetch",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, now, ground }, { id }) {
    const { authorityId } = await officerStanding(tx, actor);
    const [delivery] = await standingDeliveries(tx, now, fragment`d.id = ${id} AND r.authority_id = ${authorityId}`);
    if (delivery === undefined) {
      throw new Refusal(
        "not-found",
        "There is no such delivery to your authority. That you asked was recorded.",
        {},
        { action: "access.refused", subject: `delivery:${id}`, data: { role: actor.role } },
      );
    }
    return handOut({ tx, now, ground }, delivery, "portal");
  },
});
