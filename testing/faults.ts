import { expect } from "vitest";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import { recomputeBatch } from "#lib/catalogue.ts";
import type { Ground } from "#lib/db/ground.ts";

/** How often processes are killed in all, over the importer, the server and PostgreSQL. `FAULT_KILLS=200` looks longer. */
const killsMax = Number(process.env.FAULT_KILLS ?? 20);
/** Where they are killed follows from this number; a failure names it, and `FAULT_SEED=…` kills there again. */
export const faultSeed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** After how many committed rows each kill comes, ascending: `share` of all kills, at random points of an import of `rows`. */
export function killPoints(share: number, rows: number): number[] {
  const random = seeded(faultSeed);
  const count = Math.max(1, Math.round(killsMax * share));
  return Array.from({ length: count }, () => Math.floor(random() * 0.95 * rows)).sort((one, other) => one - other);
}

/** Runs a test whose course is random; what it throws says how to run it again. */
export async function withSeed(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    throw new Error(`FAULT_SEED=${faultSeed}: ${sentence}`, { cause: error });
  }
}

/** What must hold after any fault: exactly the rows sent, the roll-up and the roots as the rows say, and a sound log. */
export async function expectWhole(ground: Ground, auditor: Actor, rows: number): Promise<void> {
  const counted = await recount(ground, auditor, { roots: true });
  expect(counted).toMatchObject({ rows, disagreements: [] });
  await sequenceAll(ground);
  expect(await live(ground, { recomputeBatch })).toMatchObject({ code: "sound" });
}
