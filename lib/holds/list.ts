import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { holdStates } from "./hold.ts";
import { type HoldLine, holdLines } from "./lines.ts";

const listMax = 200;

/** Holds: those that run by their end, the soonest first, then the others by when they were placed. 200 at most. */
export const list = query({
  name: "holds.list",
  permission: "holds:read",
  input: z.object({ state: z.enum(holdStates).optional() }),
  run: ({ tx }, { state }): Promise<HoldLine[]> =>
    holdLines(tx, state === undefined ? fragment`true` : fragment`h.state = ${state}`, listMax),
});
