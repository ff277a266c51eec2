import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { Finding } from "#lib/register/gate.ts";
import { judged } from "./judged.ts";
import { load } from "./load.ts";
import type { Period } from "./narrowing.ts";

export const periodInput = z.object({ from: z.iso.date(), to: z.iso.date() });

/** What the gate would say of a request if it were narrowed: to a shorter period, to fewer targets. Nothing is kept of it. */
export const judge = query({
  name: "requests.judge",
  permission: "requests:read",
  input: z.object({
    id: z.uuid(),
    period: periodInput.nullable().default(null),
    leaveOut: z.array(z.uuid()).max(1000).default([]),
  }),
  async run(
    { tx },
    { id, ...narrowing },
  ): Promise<{ found: readonly Finding[]; period: Period | null; targetsLeft: number }> {
    const { found, period, targetsLeft } = await judged(tx, await load(tx, id), narrowing);
    return { found, period, targetsLeft };
  },
});
