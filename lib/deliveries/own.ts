import { z } from "zod";
import { ownRequest } from "#lib/auth/officerReach.ts";
import { fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { type FetchOutcome, fetchOutcome } from "./delivery.ts";
import { type StandingDelivery, standingDeliveries } from "./standing.ts";

/** A delivery as the portal shows it; `outcome` is what a fetch would come to now. */
export type OwnDelivery = Pick<
  StandingDelivery,
  "id" | "channel" | "fileName" | "sha256" | "size" | "madeAt" | "expiresAt" | "fetches" | "fetchesMax"
> & { readonly outcome: FetchOutcome };

/** The deliveries of a request of the asking officer's own authority, the newest first. */
export const own = query({
  name: "deliveries.own",
  permission: "deliveries:fetch",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx, actor, now }, { requestId }): Promise<OwnDelivery[]> {
    await ownRequest(tx, actor, requestId);
    const found = await standingDeliveries(tx, now, fragment`d.request_id = ${requestId}`);
    return found.map((one) => {
      const { id, channel, fileName, sha256, size, madeAt, expiresAt, fetches, fetchesMax } = one;
      const outcome = fetchOutcome(one, now);
      return { id, channel, fileName, sha256, size, madeAt, expiresAt, fetches, fetchesMax, outcome };
    });
  },
});
