import { operator } from "#lib/auth/actor.ts";
import { newBatch } from "#lib/bans/arriving/batch.ts";
import { hashedAccount, packer } from "#lib/bans/arriving/pack.ts";
import { receive } from "#lib/bans/arriving/receive.ts";
import { type Ban, type BanReason, type BanSurface, houseSource } from "#lib/bans/ban.ts";
import type { Ground } from "#lib/db/ground.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** The source of what the house itself writes into the ledger. */
const source = houseSource;

export type Reinstatement = {
  /** The ban that ends: 32 hex digits. */
  readonly ban: string;
  /** The appeal on which it was overturned: the row's own id, so that it is written once however often this runs. */
  readonly appealId: string;
};

/**
 * Ends a ban in the ledger where the platform sent no row of its own: one row of the source `countersign` with the hash of the account
 * that was banned, through the same door as every batch. `appeal_of` holds the key of the ban, since its id belongs to another source.
 * @throws Refusal `conflict` where the ban was ended already, also on another appeal; `not-found` where it is not in the ledger
 */
export async function reinstate(ground: Ground, { ban, appealId }: Reinstatement): Promise<void> {
  const original = await transaction(ground.database, "read", (tx) => loadOriginal(tx, { ban, appealId }));
  if (original.written) return;
  const batch = newBatch(source, 1);
  const pack = packer(ground.keys, () => hashedAccount(original.account.toString("latin1"), original.accountKey));
  pack(batch, rowOf(original, { ban, appealId }, ground.now()), 1);
  batch.reinstatements.splice(0, batch.reinstatements.length, {
    row: 0,
    original: ban,
    occurredAtMs: ground.now().getTime(),
  });
  await receive(ground, operator, {
    batch,
    // Of two jobs at once the later finds its row there and adds none.
    beside: async (tx, _, { imported }) => {
      if (imported > 0) await assertNotEnded(tx, ban, original.source, batch.id);
      return [];
    },
  });
}

type Original = {
  readonly source: string;
  readonly account: Buffer;
  readonly accountKey: number;
  readonly country: string;
  readonly surface: BanSurface;
  readonly reason: BanReason;
  /** Whether our row is there: a job may run twice. */
  readonly written: boolean;
};

const idOf = (appealId: string) => `appeal-${appealId}`;

async function loadOriginal({ sql }: Tx, { ban, appealId }: Reinstatement): Promise<Original> {
  const [found] = await sql<Original>`
    SELECT h.source, b.account, b.account_key AS "accountKey", b.country, b.surface, b.reason,
           EXISTS (SELECT FROM ban_key WHERE key = ban_address(${source}, ${idOf(appealId)})) AS written FROM ban_at(${ban}::uuid) b
      JOIN batch h ON h.id = b.batch_id WHERE b.action <> 'reinstate'`;
  if (found !== undefined) return found;
  throw new Refusal(
    "not-found",
    "The ban that ends is not in the ledger, or its month is in the archive (countersign bans restore-archive brings it back); nothing was written.",
  );
}

function rowOf({ country, surface, reason }: Original, { ban, appealId }: Reinstatement, now: Date): Ban {
  return {
    ...{ id: idOf(appealId), account: "", action: "reinstate", country, surface, reason },
    ...{ signal: "appeal", automation: "none", occurredAtMs: now.getTime(), reportedBefore: false },
    ...{ accountCreatedOn: null, request: null, externalReport: null, appealOf: ban, policy: null },
  };
}

/**
 * A source's row is the lock under which its batches are taken: while the platform's is held, and ours is, none of either ends the ban at
 * the same time.
 */
async function assertNotEnded({ sql }: Tx, ban: string, platform: string, batchId: string): Promise<void> {
  await sql`SELECT FROM ban_source WHERE name = ${platform} FOR UPDATE`;
  const [ended] =
    await sql`SELECT FROM ban_reinstatement WHERE original = ${ban}::uuid AND batch_id <> ${batchId}::uuid`;
  if (ended === undefined) return;
  throw new Refusal("conflict", "Another row of the ledger ended this ban before; nothing was written a second time.");
}
