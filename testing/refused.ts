import type { RefusalCode } from "#lib/refusal.ts";
import { Refusal } from "#lib/refusal.ts";

/** The code of the refusal that the call ends in; `done` where it succeeds. Anything else it throws is thrown on. */
export async function outcome(call: Promise<unknown>): Promise<RefusalCode | "done"> {
  try {
    await call;
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The outcomes of calls that were begun at once, sorted, so that it does not matter which one won. */
export async function outcomes(...calls: Promise<unknown>[]): Promise<(RefusalCode | "done")[]> {
  return (await Promise.all(calls.map(outcome))).sort();
}
