import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { arrive, banOn } from "#testing/archives.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

/** Which column each table of the ledger would be distributed by (Citus): docs/growth.md says why. */
const distributed: Readonly<Record<string, string>> = {
  ban: "batch_id",
  ban_batch_count: "batch_id",
  ban_archive_batch: "batch_id",
  ban_archive_codes: "batch_id",
  ban_key: "key",
  ban_reinstatement: "original",
  ban_filing: "ban",
  ban_day_folded: "day",
  ban_tally_open: "day",
  ban_archive_day: "day",
};

/** Of its lines none is the only one of its kind: what they count adds up. */
const keyless = "ban_tally_open";

/** Whole on every node: they grow with batches, months, sources and orders, and not with bans. */
const reference = [
  ...[
    "batch",
    "ban_source",
    "ban_archive",
    "ban_archive_restored",
    "ban_archive_cell",
    "ban_repeat",
    "ban_import",
    "ban_rejection",
    "ban_order",
  ],
  ...["ban_overturned", "ban_overturned_count", "ban_overturned_day", "ban_overturned_waiting", "ban_overturned_mark"],
  ...["ban_tally", "ban_tally_mark", "ban_source_day"],
];

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});

async function rows<Row>(text: string): Promise<Row[]> {
  return (await base.owner.query(text)).rows as Row[];
}

describe("the ledger could be spread over shards", () => {
  test("every table of it is known to be distributed or whole", async () => {
    const found = await rows<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname ~ '^(ban|batch)' ORDER BY 1",
    );
    const known = [...Object.keys(distributed), ...reference];
    expect(found.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });

  test("every primary and unique key holds the distribution column", async () => {
    const keys = await rows<{ name: string; index: string; columns: string[] }>(
      `SELECT t.relname AS name, i.relname AS index, array_agg(a.attname::text) AS columns FROM pg_index x
         JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (x.indkey)
        WHERE x.indisunique AND t.relnamespace = 'public'::regnamespace GROUP BY 1, 2`,
    );
    const ours = keys.filter(({ name }) => name in distributed);
    expect(new Set(ours.map(({ name }) => name))).toEqual(
      new Set(Object.keys(distributed).filter((name) => name !== keyless)),
    );
    expect(ours.filter(({ name, columns }) => !columns.includes(distributed[name] ?? ""))).toEqual([]);
  });

  test("no foreign key leads from shard to shard, nor to one", async () => {
    const keys = await rows<{ from: string; to: string }>(
      "SELECT conrelid::regclass::text AS from, confrelid::regclass::text AS to FROM pg_constraint WHERE contype = 'f' AND conparentid = 0",
    );
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter(({ to }) => to in distributed)).toEqual([]);
    expect(keys.filter(({ from, to }) => from in distributed && !reference.includes(to))).toEqual([]);
  });

  test("no id comes from a sequence: the application makes them, in the order of time", async () => {
    const counted = await rows<{ name: string }>(
      `SELECT t.relname AS name FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
        WHERE t.relnamespace = 'public'::regnamespace AND (a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) ~ 'nextval|gen_random_uuid|random')`,
    );
    expect(counted.filter(({ name }) => name in distributed || reference.includes(name))).toEqual([]);
    await arrive(base, [banOn(1, "2023-09-02T10:00:00Z")]);
    const ids = await rows<{ id: string }>("SELECT id FROM batch");
    for (const { id } of ids) expect(id[14]).toBe("7");
  });
});

describe("what asks the ledger", () => {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".ts") && !path.includes(".test."),
  );

  /** Of one SQL template, the joins whose two sides are not distributed by the columns that they meet in. */
  function crossing(statement: string): { joins: number; crossing: number } {
    const tables = new Map(
      [...statement.matchAll(/\b(?:FROM|JOIN) (ban\w*|batch) (\w+)\b/g)].map(([, table = "", alias = ""]) => [
        alias,
        table,
      ]),
    );
    const found = [...statement.matchAll(/\bJOIN (ban\w*) (\w+) ON ([^\n]*)/g)].filter(
      ([, table = ""]) => table in distributed,
    );
    const apart = found.filter(([, table = "", alias = "", on = ""]) => {
      const meets = new RegExp(
        `${alias}[.]${distributed[table]} = (\\w+)[.](\\w+)|(\\w+)[.](\\w+) = ${alias}[.]${distributed[table]}\\b`,
      ).exec(on);
      if (meets === null) return true;
      const other = tables.get(meets[1] ?? meets[3] ?? "") ?? "";
      return other in distributed && distributed[other] !== (meets[2] ?? meets[4]);
    });
    return { joins: found.length, crossing: apart.length };
  }

  test("joins its tables on the distribution column, but for the few that docs/growth.md lists", () => {
    const across: Record<string, number> = {};
    let joins = 0;
    for (const path of files) {
      for (const [statement] of readFileSync(join("lib", path), "utf8").matchAll(/`[^`]*\bJOIN ban[^`]*`/g)) {
        const counted = crossing(statement);
        joins += counted.joins;
        if (counted.crossing > 0) across[path] = (across[path] ?? 0) + counted.crossing;
      }
    }
    expect(joins).toBeGreaterThan(10);
    const listed = readFileSync("docs/growth.md", "utf8");
    expect(Object.keys(across).filter((path) => !listed.includes(`lib/${path}`))).toEqual([]);
    expect(Object.keys(across).length).toBeLessThan(12);
  });
});

test("the counts of three shards add up to the digest of one", async () => {
  const records = Array.from({ length: 900 }, (_, n) =>
    banOn(100 + n, new Date(Date.UTC(2023, 8, 1) + n * 2_000_000).toISOString()),
  );
  await arrive(base, records, 45, "shards");
  const digest = (lines: readonly string[]) =>
    createHash("sha256")
      .update([...lines].sort().join("\n"))
      .digest("hex");
  const cells = "country, surface, action, reason, signal, automation, reported_before";
  const line = `concat_ws(' ', day, ${cells}, sum(count))`;
  // The shard of a row is that of its batch, by PostgreSQL's own hash, as Citus does it.
  const shard = (n: number) =>
    rows<{ cell: string; count: string }>(
      `SELECT concat_ws(' ', (occurred_at AT TIME ZONE 'UTC')::date, ${cells}) AS cell, count(*) AS count FROM ban
        WHERE abs(hashtextextended(batch_id::text, 0)) % 3 = ${n} GROUP BY 1`,
    );
  const sums = new Map<string, bigint>();
  const shards = await Promise.all([shard(0), shard(1), shard(2)]);
  for (const { cell, count } of shards.flat()) sums.set(cell, (sums.get(cell) ?? 0n) + BigInt(count));
  expect(shards.every((counts) => counts.length > 0)).toBe(true);
  const whole = await rows<{ line: string }>(`SELECT ${line} AS line FROM ban_day GROUP BY day, ${cells}`);
  expect(digest([...sums].map(([cell, count]) => `${cell} ${count}`))).toBe(digest(whole.map((row) => row.line)));
});
