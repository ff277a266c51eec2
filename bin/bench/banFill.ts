import type pg from "pg";
import { batchRowsMax } from "#lib/bans/arriving/batch.ts";
import { automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import { isCountry } from "#lib/country.ts";
import { newId } from "#lib/db/id.ts";

/** How many rules of enforcement the invented platform has: each bans for one reason, by one signal, decided in one way. */
const ruleCount = 60;
/** The year that is filled. */
export const year = 2025;
const dayCount = 365;

/** mulberry32: the same platform in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Tables to draw from: `drawn_kind` holds 4,096 places, each with the codes of a ban as often as its rule is at work, `drawn_country` 1,024 with
 * every country of ISO 3166 as often as it has bans. Both fall off as 1/rank: few have most, and many have a few.
 */
export async function makeDraws(owner: pg.ClientBase): Promise<void> {
  const random = generator(20_230_901);
  const pick = <Code>(codes: readonly Code[]) => codes[Math.floor(random() * codes.length)] as Code;
  const rules = Array.from({ length: ruleCount }, (_, rank) => ({
    ...{ reason: pick(reasons), signal: pick(signals), automation: pick(automations) },
    weight: 1 / (rank + 1),
  }));
  const kinds = rules.flatMap((rule) =>
    surfaces.flatMap((surface, place) =>
      [true, false].map((reported) => ({
        ...{ ...rule, surface, reported },
        weight: rule.weight * 0.4 ** place * (reported === (rule.signal === "user-report") ? 0.9 : 0.1),
      })),
    ),
  );
  await owner.query(
    "CREATE UNLOGGED TABLE drawn_kind (place int PRIMARY KEY, surface ban_surface, reason ban_reason, signal ban_signal, automation ban_automation, reported_before boolean)",
  );
  await owner.query(
    "INSERT INTO drawn_kind SELECT (ordinality - 1)::int, (kind->>'surface')::ban_surface, (kind->>'reason')::ban_reason, (kind->>'signal')::ban_signal, (kind->>'automation')::ban_automation, (kind->>'reported')::boolean FROM json_array_elements($1::json) WITH ORDINALITY AS given (kind, ordinality)",
    [JSON.stringify(spread(kinds, 4096))],
  );
  const ranked = allCountries().map((country, rank) => ({ country, weight: 1 / (rank + 1) }));
  await owner.query("CREATE UNLOGGED TABLE drawn_country (place int PRIMARY KEY, country char(2))");
  await owner.query(
    "INSERT INTO drawn_country SELECT (ordinality - 1)::int, given->>'country' FROM json_array_elements($1::json) WITH ORDINALITY AS one (given, ordinality)",
    [JSON.stringify(spread(ranked, 1024))],
  );
}

/** Each as often as its weight says, at least once. */
function spread<One extends { weight: number }>(ones: readonly One[], places: number): One[] {
  const total = ones.reduce((sum, { weight }) => sum + weight, 0);
  const least = ones.flatMap((one) =>
    Array.from({ length: Math.max(1, Math.floor((one.weight / total) * places)) }, () => one),
  );
  const most = ones[0];
  while (most !== undefined && least.length < places) least.unshift(most);
  return least.slice(0, places);
}

/** Every country of ISO 3166-1, in an order that the alphabet has no part in. */
function allCountries(): string[] {
  const letters = "ZQXJKVBPYGFWMUCLDRHSNIOATE";
  return [...letters].flatMap((one) => [...letters].map((other) => one + other)).filter(isCountry);
}

/**
 * Counts of `rows` bans over the year as an import leaves them, drawn one by one by PostgreSQL and summed a day; the bans themselves are not
 * written, since nothing that is asked here reads them.
 */
export async function fillCounts(owner: pg.ClientBase, rows: number): Promise<void> {
  for (let day = 0; day < dayCount; day += 1) {
    const perDay = Math.floor((rows * (day + 1)) / dayCount) - Math.floor((rows * day) / dayCount);
    await owner.query(
      `INSERT INTO ban_tally_open (day, country, surface, action, reason, signal, automation, reported_before, count)
       SELECT make_date(${year}, 1, 1) + $1::int, c.country, k.surface, 'ban', k.reason, k.signal, k.automation, k.reported_before, sum(n)
         FROM (SELECT floor(random() * 4096)::int AS kind, floor(random() * 1024)::int AS country, count(*) AS n
                 FROM generate_series(1, $2::int) GROUP BY 1, 2) drawn
         JOIN drawn_kind k ON k.place = drawn.kind JOIN drawn_country c ON c.place = drawn.country GROUP BY 1, 2, 3, 5, 6, 7, 8`,
      [day, perDay],
    );
  }
}

/** One batch of bans with its count lines and counts, as an import leaves them but for keys, leaves and the log, which no list reads. */
const oneBatch = `
  WITH rows AS MATERIALIZED (
    SELECT (n - 1)::int AS batch_row, k.*, c.country, timestamptz '${year}-03-01 00:00:00+00' + (($2 + (n - 1)) / $3::float8) * interval '31 days' AS at
      FROM (SELECT n, floor(random() * 4096)::int AS kind, floor(random() * 1024)::int AS country FROM generate_series(1, $4::int) n OFFSET 0) drawn
      JOIN drawn_kind k ON k.place = drawn.kind JOIN drawn_country c ON c.place = drawn.country ORDER BY n
  ), head AS (
    INSERT INTO batch (id, kind, source, row_count, root, counts_digest, received_at)
      VALUES ($1::uuid, 'bans', 'bench', $4, sha256(''), sha256(''), timestamptz '${year}-04-01 00:00:00+00') RETURNING id
  ), kept AS (
    INSERT INTO ban (occurred_at, batch_id, batch_row, action, surface, reason, signal, automation, reported_before, country, account, sender_id)
      SELECT at, $1::uuid, batch_row, 'ban', surface, reason, signal, automation, reported_before, country, sha256(int4send(batch_row)), 'b-' || batch_row FROM rows
  ), counts AS (
    SELECT (at AT TIME ZONE 'UTC')::date AS day, country, surface, reason, signal, automation, reported_before, count(*) AS count
      FROM rows GROUP BY 1, 2, 3, 4, 5, 6, 7
  ), days AS (
    INSERT INTO ban_tally_open (day, country, surface, action, reason, signal, automation, reported_before, count)
      SELECT day, country, surface, 'ban', reason, signal, automation, reported_before, count FROM counts
  )
  INSERT INTO ban_batch_count (batch_id, first_day, last_day, lines)
    SELECT id, first_day, last_day, lines FROM head, (SELECT min(day) AS first_day, max(day) AS last_day, string_agg(
      format('{"action":"ban","automation":"%s","count":%s,"country":"%s","day":"%s","reason":"%s","reportedBefore":%s,"signal":"%s","surface":"%s"}',
        automation, count, country, day, reason, reported_before::text, signal, surface), E'\n') AS lines FROM counts) summed`;

/** `rows` real bans of one month in the order of time, in batches as an import makes them. */
export async function fillRows(owner: pg.ClientBase, rows: number): Promise<void> {
  await owner.query(`SELECT ban_month('${year}-03-01')`);
  for (let from = 0; from < rows; from += batchRowsMax) {
    await owner.query(oneBatch, [newId(), from, rows, Math.min(batchRowsMax, rows - from)]);
  }
}
