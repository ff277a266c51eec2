import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Mapping } from "./source.ts";

/** The sample platform as `sources.configure` takes it. */
export type SamplePlatform = { readonly url: string; readonly mapping: Mapping };

/** Queries for the two fields that a messenger of the minimal register holds. */
const mapping: Mapping = {
  "account-created": `SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') FROM account WHERE number = $1`,
  "last-connection": "SELECT last_connection_on FROM account WHERE number = $1",
};

/** All that an end-to-end encrypted messenger need hold of an account: its number, since when, and the day it was last there. */
const schema = `CREATE TABLE account (
  number text PRIMARY KEY CHECK (number ~ '^\\+[0-9]{7,15}$'),
  created_at timestamptz NOT NULL,
  last_connection_on date NOT NULL
)`;

/**
 * Invented accounts in ranges that are kept for fiction (North America 555-01xx, Ofcom 7700 900xxx). The same each time.
 * Numbers ending in 43 have none, so that a request can name somebody unknown.
 */
const rows = `INSERT INTO account
  SELECT number, timestamptz '2016-01-09 08:15:00Z' + n * interval '41 days 5 hours 17 minutes',
         date '2026-11-20' - ((n * 7) % 90)
    FROM (SELECT n, CASE WHEN n % 2 = 0 THEN '+120255501' ELSE '+447700900' END
                 || lpad(((n * 3) % 100)::text, CASE WHEN n % 2 = 0 THEN 2 ELSE 3 END, '0') AS number
            FROM generate_series(1, 90) n) made
   WHERE number NOT LIKE '%43'
  ON CONFLICT (number) DO NOTHING`;

/**
 * Makes the database of an invented platform beside ours, with a login that can only read it, and answers how to reach it.
 * `ownerUrl` may create databases and roles. Made once: a second call keeps the accounts and gives the login a new password.
 */
export async function makeSamplePlatform(ownerUrl: string, name = "sample_platform"): Promise<SamplePlatform> {
  const reader = `${name}_reader`;
  const password = randomBytes(24).toString("hex");
  await connected(ownerUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock(1)");
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (database.rowCount === 0)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0`);
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [reader]);
    const verb = role.rowCount === 0 ? "CREATE" : "ALTER";
    await client.query(
      `${verb} ROLE ${client.escapeIdentifier(reader)} LOGIN PASSWORD ${client.escapeLiteral(password)} NOSUPERUSER NOCREATEDB NOCREATEROLE`,
    );
    await client.query(`ALTER ROLE ${client.escapeIdentifier(reader)} SET default_transaction_read_only = on`);
  });
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  await connected(url.href, async (client) => {
    const made = await client.query("SELECT to_regclass('account') IS NOT NULL AS made");
    if (made.rows[0]?.made !== true) {
      await client.query(schema);
      await client.query(rows);
    }
    await client.query(`GRANT SELECT ON account TO ${client.escapeIdentifier(reader)}`);
  });
  url.username = reader;
  url.password = password;
  return { url: url.href, mapping };
}

async function connected(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
