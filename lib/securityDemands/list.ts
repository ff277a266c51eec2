import { z } from "zod";
import { query } from "#lib/operation.ts";
import { assertCleared, inside, ownLog } from "./compartment.ts";
import type { SecurityDemand } from "./securityDemand.ts";

const listMax = 500;

/** The demands in the compartment, newest first, for cleared people; for others there is nothing at this address. */
export const list = query({
  name: "securityDemands.list",
  permission: "securityDemands:handle",
  compartment: ownLog,
  input: z.object({}),
  async run({ tx, actor }): Promise<SecurityDemand[]> {
    await assertCleared(tx, actor);
    return inside(
      tx,
      () => tx.sql<SecurityDemand>`
        SELECT id, instrument, received_on::text AS "receivedOn", selectors, new_service AS "newService", state, settled_at AS "settledAt", version
          FROM security_demand ORDER BY received_on DESC, id DESC LIMIT ${listMax}`,
    );
  },
});
