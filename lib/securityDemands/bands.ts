import { z } from "zod";
import { query } from "#lib/operation.ts";
import { type BandedLine, type BandPeriod, bandedLines, bandOptions, bandPeriod } from "./band.ts";
import { inside, ownLog } from "./compartment.ts";
import type { SecurityDemand } from "./securityDemand.ts";

/**
 * The only thing that leaves the compartment: the bands of 50 USC 1874 for one whole period, once the statute lets it be told. Never a
 * number, never two structures of one report added.
 */
export const bands = query({
  name: "securityDemands.bands",
  permission: "securityDemands:bands",
  compartment: ownLog,
  input: z.object({ option: z.enum(bandOptions), from: z.iso.date() }),
  async run({ tx, now }, { option, from }): Promise<{ period: BandPeriod; lines: BandedLine[] }> {
    const today = now.toISOString().slice(0, 10);
    const period = bandPeriod(option, from, today);
    const rows = await inside(
      tx,
      () => tx.sql<Pick<SecurityDemand, "instrument" | "receivedOn" | "selectors" | "newService">>`
        SELECT instrument, received_on::text AS "receivedOn", selectors, new_service AS "newService" FROM security_demand
         WHERE received_on BETWEEN ${period.from} AND ${period.to}`,
    );
    return { period, lines: bandedLines(option, rows, period, today) };
  },
});
