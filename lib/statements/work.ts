import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { begin } from "./begin.ts";
import { draft } from "./draft.ts";
import { hold } from "./hold.ts";
import { send } from "./send.ts";

/** So many slices of the ledger, and posts of a hundred, one run of a job goes through; the next run goes on. */
const slicesMax = 200;
const sendingsMax = 60;

/** Null where there is nothing to do, or somebody else does it. */
async function unlessDone<Result>(work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal && error.code === "conflict") return null;
    throw error;
  }
}

/** Drafts statements of what the ledger received, until all of it is gone through. */
export async function draftAll(ground: Ground): Promise<void> {
  for (let slices = 0; slices < slicesMax; slices += 1) {
    if ((await unlessDone(draft(ground, operator, {}))) === null) return;
  }
}

/**
 * Sends what is drafted, a hundred at once, until nothing is left or the Database is unwell: then a later run goes on. First what suddenly shifted
 * is held.
 */
export async function sendAll(ground: Ground): Promise<void> {
  for (let slices = 0; slices < slicesMax; slices += 1) {
    if ((await unlessDone(hold(ground, operator, {}))) === null) break;
  }
  for (let sendings = 0; sendings < sendingsMax; sendings += 1) {
    const begun = await unlessDone(begin(ground, operator, {}));
    if (begun === null) return;
    const sent = await unlessDone(send(ground, operator, begun));
    if (sent === null || sent.failure !== null) return;
  }
}
