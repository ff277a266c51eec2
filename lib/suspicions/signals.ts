import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { explain } from "./explain.ts";
import { signalFacts } from "./signalFacts.ts";
import type { Signal } from "./suspicion.ts";

/**
 * The explained signals of one request, strongest first. They refuse nothing: a person reads them and decides. The SQL beneath is
 * `signalFacts(tx, requestId, now)` in `signalFacts.ts`, alone, which `countersign bench` measures at a million requests (under 100 ms).
 */
export const signals = query({
  name: "suspicions.signals",
  permission: "suspicions:read",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx, now }, { requestId }): Promise<Signal[]> {
    const facts = await signalFacts(tx, requestId, now);
    if (facts === null) throw new Refusal("not-found", "There is no such request.");
    return explain(facts);
  },
});
