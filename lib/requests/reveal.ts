import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { load } from "./load.ts";
import { revealReasons } from "./request.ts";
import { openTargets, type Target } from "./targets.ts";

/** Shows the identifiers of a request in clear. Each look is an entry with its reason; nothing shows them otherwise. */
export const reveal = operation({
  name: "requests.reveal",
  permission: "requests:reveal",
  input: z.object({ id: z.uuid(), reason: z.enum(revealReasons) }),
  async run({ tx, ground }, { id, reason }): Promise<{ result: { targets: Target[] }; audit: RevealEntry }> {
    await load(tx, id);
    const targets = await openTargets(tx, ground.keys, id);
    return {
      result: { targets },
      audit: [{ action: "request.revealed", subject: `request:${id}`, data: { what: "targets", reason } }],
    };
  },
});

type RevealEntry = readonly [
  { action: "request.revealed"; subject: `request:${string}`; data: { what: "targets"; reason: string } },
];
