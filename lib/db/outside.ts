import pg from "pg";
import { Refusal } from "#lib/refusal.ts";

/** Asks one query and answers its rows; every value arrives as PostgreSQL writes it, in UTC and ISO 8601 order, or null. */
export type ReadRows = (
  text: string,
  parameters: readonly string[],
) => Promise<readonly Readonly<Record<string, string | null>>[]>;

const limits =
  "-c default_transaction_read_only=on -c statement_timeout=5s -c lock_timeout=1s -c TimeZone=UTC -c DateStyle=ISO";

/** What an address may not say of itself: it would win over the limits given here. */
const ourOwn = [
  "options",
  "statement_timeout",
  "lock_timeout",
  "query_timeout",
  "connectionTimeoutMillis",
  "application_name",
];

function withoutLimits(url: string): string {
  if (!URL.canParse(url)) return url;
  const address = new URL(url);
  for (const name of ourOwn) address.searchParams.delete(name);
  return address.href;
}

/**
 * Reads from somebody else's PostgreSQL: one connection, one read-only transaction, five seconds a query. Never inside a
 * transaction of ours.
 * @throws Refusal `conflict` when it does not answer or refuses a query; the address and its password are never repeated.
 */
export async function readOutside<Result>(url: string, work: (read: ReadRows) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({
    connectionString: withoutLimits(url),
    options: limits,
    application_name: "countersign",
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    types: { getTypeParser: () => (value: unknown) => value },
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("BEGIN TRANSACTION READ ONLY");
    return await work(async (text, parameters) => {
      // A query before may have set its own.
      await client.query("SET LOCAL statement_timeout = '5s'");
      return (await client.query(text, [...parameters])).rows;
    });
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new Refusal(
      "conflict",
      `The metadata source does not answer${code}; nothing was changed. Try again, or enter the values by hand.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
