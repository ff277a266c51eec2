import { z } from "zod";
import { type BanRow, rowColumns, rowOf, type SelectedRow } from "#lib/bans/row.ts";
import { accountHash, accountKeys } from "#lib/crypto/accountKeys.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { newId } from "#lib/db/id.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Why somebody looks an account up. */
export const lookUpReasons = ["appeal", "order", "request", "safety", "audit"] as const;

/** So many look-ups an hour and person: enough for a desk, too few to try a list of numbers against the ledger. */
export const lookUpsAnHour = 60;
const shownMax = 200;

/** One ban of the account, and when it was ended by a reinstatement; null where it was not. */
export type Strike = Pick<
  BanRow,
  "key" | "source" | "occurredAt" | "action" | "reason" | "surface" | "signal" | "country"
> & {
  readonly reinstatedAt: Date | null;
};

export type LookedUp = {
  /** Newest first, reinstatements among them. */
  readonly history: readonly Strike[];
  /** Bans and suspensions that no reinstatement ended, also those that are not shown. */
  readonly strikes: number;
  /** More than are shown. */
  readonly more: boolean;
  /** Versions of the account key that should be here and are not: what they hashed was not found. */
  readonly missingVersions: readonly number[];
  /** Months whose rows are in files: they were not searched. */
  readonly archivedMonths: readonly string[];
};

/**
 * Finds what the ledger holds of one account, under every version of the account key. A reveal: each look is an entry with its reason and
 * how many bans were found, and never the account or its hash. By the Bloom filters of the months, so that few of their pages are read.
 */
export const lookUp = operation({
  name: "bans.lookUp",
  permission: "bans:reveal",
  input: z.object({
    account: z.string().trim().min(1, "Write the account as the platform does").max(200, "At most 200 characters"),
    reason: z.enum(lookUpReasons, "Say why you look"),
  }),
  timeoutMs: 300_000,
  async run({ tx, actor, now, ground }, { account, reason }) {
    await assertSeldom(tx, actor.id, now);
    const { hashes, missingVersions } = await hashesOf(tx, ground.keys, account);
    const rows = await rowsOf(tx, hashes);
    const { found, strikes } = await countsOf(tx, hashes);
    const history = await withEnds(tx, rows.slice(0, shownMax).map(rowOf));
    const months = await tx.sql<{
      month: string;
    }>`SELECT DISTINCT to_char(month, 'YYYY-MM') AS month FROM ban_archived ORDER BY 1`;
    const archivedMonths = months.map(({ month }) => month);
    const result: LookedUp = { history, strikes, more: found > shownMax, missingVersions, archivedMonths };
    const data = { reason, found, strikes, versions: hashes.length };
    return { result, audit: [{ action: "account.lookedUp", subject: `lookUp:${newId()}`, data }] };
  },
});

/** One look-up of a person waits for the other, so that two at once are not both the last. */
async function assertSeldom({ sql }: Tx, actorId: string, now: Date): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`countersign.lookUp.${actorId}`}))`;
  const [made] = await sql<{ count: string }>`
    SELECT count(*) FROM log_entry WHERE action = 'account.lookedUp' AND actor_id = ${actorId} AND at > ${new Date(now.getTime() - 3_600_000)}`;
  if (Number(made?.count) < lookUpsAnHour) return;
  throw new Refusal(
    "conflict",
    `You looked up ${lookUpsAnHour} accounts within an hour, which is the most. Nothing was looked up: go on later.`,
  );
}

type Hashes = readonly { readonly version: number; readonly hash: Buffer }[];

async function hashesOf(
  { sql }: Tx,
  keys: Keyring,
  account: string,
): Promise<{ hashes: Hashes; missingVersions: number[] }> {
  const { versions } = accountKeys(keys);
  const known = await sql<{
    version: number;
    retired: boolean;
  }>`SELECT version, retired_at IS NOT NULL AS retired FROM account_key_version ORDER BY 1`;
  const retired = new Set(known.filter((one) => one.retired).map(({ version }) => version));
  const usable = [...versions].filter(([version]) => !retired.has(version));
  return {
    hashes: usable.map(([version, key]) => ({ version, hash: accountHash(key, account) })),
    missingVersions: known.filter((one) => !one.retired && !versions.has(one.version)).map(({ version }) => version),
  };
}

/**
 * The rows of the hashes. Never by reading whole months: without statistics PostgreSQL would think that a filter finds too much, and read
 * the ledger instead.
 */
async function rowsOf({ sql }: Tx, hashes: Hashes): Promise<SelectedRow[]> {
  await sql`SET LOCAL enable_seqscan = off`;
  const found: SelectedRow[] = [];
  for (const { version, hash } of hashes) {
    found.push(...(await sql<SelectedRow>`${rowsUnder(version, hash)} LIMIT ${shownMax}`));
  }
  return found.sort((one, other) => other.occurredAt.getTime() - one.occurredAt.getTime());
}

/** How many rows there are and how many of them count, whatever is shown. After `rowsOf`, which keeps it from reading whole months. */
async function countsOf({ sql }: Tx, hashes: Hashes): Promise<{ found: number; strikes: number }> {
  const sums = { found: 0, strikes: 0 };
  for (const { version, hash } of hashes) {
    const [counted] = await sql<{ found: number; strikes: number }>`
      SELECT count(*)::float8 AS found, (count(*) FILTER (WHERE b.action <> 'reinstate' AND NOT EXISTS (
               SELECT FROM ban_reinstatement r WHERE r.original = ban_address(h.source, b.sender_id) AND r.occurred_at >= b.occurred_at)))::float8 AS strikes
        FROM ban b JOIN batch h ON h.id = b.batch_id WHERE b.account = ${hash} AND b.account_key = ${version}`;
    sums.found += counted?.found ?? 0;
    sums.strikes += counted?.strikes ?? 0;
  }
  return sums;
}

/** The rows under one version of the key, newest first. */
export function rowsUnder(version: number, hash: Buffer): Fragment {
  return fragment`SELECT ${rowColumns} FROM ban b JOIN batch h ON h.id = b.batch_id
    WHERE b.account = ${hash} AND b.account_key = ${version} ORDER BY b.occurred_at DESC`;
}

/** What names a ban and happened before it did not end it. */
async function withEnds({ sql }: Tx, rows: readonly BanRow[]): Promise<Strike[]> {
  const ends = await sql<{ key: string; at: Date }>`
    SELECT replace(r.original::text, '-', '') AS key, min(r.occurred_at) AS at FROM ban_reinstatement r
      JOIN unnest(${rows.map(({ key }) => key)}::uuid[], ${rows.map(({ occurredAt }) => occurredAt)}::timestamptz[]) AS shown (key, at)
        ON shown.key = r.original AND r.occurred_at >= shown.at GROUP BY 1`;
  const endOf = new Map(ends.map(({ key, at }) => [key, at]));
  return rows.map(({ key, source, occurredAt, action, reason, surface, signal, country }) => ({
    ...{ key, source, occurredAt, action, reason, surface, signal, country },
    reinstatedAt: endOf.get(key) ?? null,
  }));
}
