import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { make } from "#lib/archives/make.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import { countRepeats } from "#lib/bans/accounts/countRepeats.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { summarise } from "#lib/bans/summarise.ts";
import type { Ground } from "#lib/db/ground.ts";

const rows = 240;
const reasons = ["spam", "fraud", "impersonation", "malware"] as const;

/**
 * A month of old bans that lies in an archive beside the state, so that the page of the ledger shows one; and what the jobs of the night do,
 * which a new workspace has not seen yet.
 */
export async function seedMonths(ground: Ground): Promise<void> {
  const now = ground.now();
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 15, 1));
  // As if it had arrived a while ago: what has just arrived is not archived.
  const before = { ...ground, now: () => new Date(now.getTime() - 900_000) };
  await importBans(before, operator, { source: "sample-archive", format: "ndjson", input: lines(month) });
  await importBans(before, operator, { source: "sample-archive", format: "ndjson", input: again(now) });
  await sequenceAll(ground);
  const name = month.toISOString().slice(0, 7);
  const folder = join(ground.home, "archives", name);
  if (!existsSync(folder)) {
    await mkdir(join(ground.home, "archives"), { recursive: true });
    await make(ground, operator, { month: name, folder });
  }
  await summarise(ground);
  await countRepeats(ground);
}

async function* lines(month: Date): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < rows; n += 1) {
    const ban = {
      ...{
        id: `old-${n}`,
        account: `old-account-${n % 200}`,
        action: "ban",
        country: n % 3 === 0 ? "IN" : "BR",
        surface: "private",
      },
      ...{ reason: reasons[n % reasons.length], signal: "behaviour", automation: "full", reported_before: false },
      occurred_at: new Date(month.getTime() + n * 10_000_000).toISOString(),
    };
    yield Buffer.from(`${JSON.stringify(ban)}\n`);
  }
}

/** Accounts that came back last month: some twice in it, some after the platform had reinstated them. */
async function* again(now: Date): AsyncGenerator<Uint8Array> {
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 3);
  for (let n = 0; n < 30; n += 1) {
    const ban = {
      ...{
        id: `again-${n}`,
        account: n < 24 ? `returning-${n % 12}` : `account-${5 + 41 * (n - 24)}`,
        action: "ban",
        country: "BR",
      },
      ...{ surface: "private", reason: "spam", signal: "behaviour", automation: "full", reported_before: false },
      occurred_at: new Date(first + n * 40_000_000).toISOString(),
    };
    yield Buffer.from(`${JSON.stringify(ban)}\n`);
  }
}
