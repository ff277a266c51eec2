import { setImmediate } from "node:timers/promises";
import { type BanBatch, textOf } from "#lib/bans/arriving/batch.ts";
import { keyedHasher } from "#lib/bans/arriving/keyedHasher.ts";
import { readBans } from "#lib/bans/arriving/readBans.ts";
import { accountKeys } from "#lib/crypto/accountKeys.ts";
import type { AccountKeyPlace } from "#lib/crypto/keyring.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** A known row whose account the ledger has under another version of the key. */
type Elsewhere = { readonly row: number; readonly version: number; readonly account: Buffer };

/** Between so many the connections of this process are served. */
const stepRows = 2_000;

/**
 * Of the known rows that `takeKeys` has laid side by side with the ledger (tables `arriving` and `known_key`), those whose account is
 * another, where another version of the account key made the ledger's hash: their lines are read again, and hashed under that version.
 * One that is retired or not here compares nothing: its rows pass for the same. `passed` are left out. Costs nothing before a rotation.
 */
export async function otherAccounts(
  tx: Tx,
  keys: { readonly account: AccountKeyPlace },
  batch: BanBatch,
  passed: ReadonlySet<number>,
): Promise<number[]> {
  const { versions } = accountKeys(keys);
  const others = [...versions.keys()].filter((version) => version !== batch.accountKey);
  if (others.length === 0 || batch.accountKey === null) return [];
  const rows = (await rowsUnder(tx, others)).filter(({ row }) => !passed.has(row));
  const hashers = new Map([...versions].map(([version, key]) => [version, keyedHasher(key)]));
  const differing: number[] = [];
  for (let from = 0; from < rows.length; from += stepRows) {
    const step = rows.slice(from, from + stepRows);
    const accounts = accountsOf(batch, step);
    for (const [at, { row, version, account }] of step.entries()) {
      const given = accounts[at];
      // A line that was cut, being longer than any that needs its length, is not read again.
      if (given === undefined) continue;
      if (hashers.get(version)?.(given) !== account.toString("latin1")) differing.push(row);
    }
    await setImmediate();
  }
  return differing;
}

/** Under versions that nobody retired. Each row is looked up by itself, as in `takeKeys`. */
async function rowsUnder({ sql }: Tx, versions: readonly number[]): Promise<Elsewhere[]> {
  return sql<Elsewhere>`
    SELECT a.batch_row AS row, b.account_key AS version, b.account FROM arriving a JOIN known_key k ON k.position = a.batch_row
      JOIN batch h ON h.id = k.batch_id AND h.leaf = 2
      CROSS JOIN LATERAL (SELECT b.account, b.account_key FROM ban b
        WHERE b.batch_id = k.batch_id AND b.batch_row = k.batch_row AND b.occurred_at = a.occurred_at LIMIT 1) b
     WHERE b.account_key = ANY (${versions}::smallint[])
       AND NOT EXISTS (SELECT FROM account_key_version v WHERE v.version = b.account_key AND v.retired_at IS NOT NULL)
     ORDER BY 1`;
}

/** The account on the line of each row; none where the line cannot be read. */
function accountsOf(batch: BanBatch, rows: readonly Elsewhere[]): (string | undefined)[] {
  const accounts: (string | undefined)[] = rows.map(() => undefined);
  const first = batch.header === null ? 1 : 2;
  const sink = {
    ban: ({ account }: { account: string }, line: number) => {
      accounts[line - first] = account;
    },
    fault: () => undefined,
  };
  // Its time was held against the clock when it arrived.
  const reader = readBans(sink, { format: batch.header === null ? "ndjson" : "csv", now: new Date(8.64e15) });
  if (batch.header !== null) reader.push(Buffer.from(`${batch.header}\n`));
  for (const { row } of rows) reader.push(Buffer.from(`${textOf(batch, row)}\n`));
  reader.end();
  return accounts;
}
