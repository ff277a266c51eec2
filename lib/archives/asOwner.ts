import { sqlStateOf } from "#lib/db/sqlState.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Does this part of the transaction as the owner of the database, whom the connection's login must be; what follows is the application's again.
 * For what a month left behind within its week, where the application reaches nothing.
 * @throws Refusal `forbidden` where the login is another
 */
export async function asOwner<Value>({ sql }: Pick<Tx, "sql">, work: () => Promise<Value>): Promise<Value> {
  try {
    await sql`SET LOCAL ROLE NONE`;
    const value = await work();
    await sql`SET LOCAL ROLE countersign_app`;
    return value;
  } catch (error) {
    if (sqlStateOf(error) !== "42501") throw error;
    throw new Refusal(
      "forbidden",
      "What left the ledger is reached by the owner of the database alone, the login of DATABASE_URL. Nothing was changed.",
    );
  }
}
