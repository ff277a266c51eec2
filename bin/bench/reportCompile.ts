import { hash } from "node:crypto";
import pg from "pg";
import { judged, type Measured, median } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import { operator } from "#lib/auth/actor.ts";
import { automations, type BanCount, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { canonicalJson } from "#lib/json.ts";
import { compile } from "#lib/reports/compile.ts";

const batchRows = 100_000;
const secondsMax = 1;
const rounds = 11;
/** The large month may cost no more than the small one; a tenth is left to chance. */
const goal = { is: "at most", ratio: 1.1 } as const;

/**
 * Compiling the Indian report of a month with `rows` bans beside one with a tenth of them, turn by turn in one database. The count lines
 * are drawn ban by ban and enter batches and roll-up as an import writes them; the ledger's single rows, which compiling never reads, are left out.
 */
export async function bench({ rows = 7_000_000 }: { rows?: number } = {}): Promise<Measured> {
  return withScratch(async ({ ground, ownerUrl }) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const small = Math.max(1, Math.round(rows / 10));
      await fill(client, "2023-08", small);
      await fill(client, "2023-10", rows);
      await client.query("ANALYZE");
      const times = { small: [] as number[], large: [] as number[], global: [] as number[] };
      for (let round = 0; round < rounds; round += 1) {
        times.small.push(await timed(ground, "india-monthly", "2023-08"));
        times.large.push(await timed(ground, "india-monthly", "2023-10"));
        times.global.push(await timed(ground, "global", "2023-10"));
      }
      const cells = await client.query("SELECT count(*)::int AS count FROM ban_day WHERE day >= '2023-10-01'");
      const seconds = median(times.large);
      return judged({
        name: "report-compile",
        what: `the report of a month with ${rows} bans, from its roll-up`,
        measured: { what: `india-monthly, ${rows} bans`, value: seconds, unit: "s" },
        limit: { what: `the same month with ${small} bans`, value: median(times.small), unit: "s" },
        goal,
        also: {
          secondsMax,
          withinSeconds: seconds < secondsMax,
          globalSeconds: median(times.global),
          rollUpRows: cells.rows[0].count,
        },
      });
    } finally {
      await client.end();
    }
  });
}

async function timed(ground: Ground, template: "india-monthly" | "global", month: string): Promise<number> {
  const started = performance.now();
  await compile(ground, operator, { template, from: `${month}-01`, to: `${month}-31` });
  return (performance.now() - started) / 1000;
}

/** Batches of a month as an import leaves them: count lines, their digest, and the daily roll-up. */
async function fill(client: pg.Client, month: string, rows: number): Promise<void> {
  for (let from = 0; from < rows; from += batchRows) {
    const size = Math.min(batchRows, rows - from);
    const counts = draw(month, from / rows, (from + size) / rows, size);
    const lines = counts.map(canonicalJson).sort().join("\n");
    const days = counts.map(({ day }) => day).sort();
    const id = newId();
    const digest = hash("sha256", lines, "buffer");
    await client.query(
      "INSERT INTO batch (id, kind, source, row_count, root, counts_digest, received_at) VALUES ($1, 'bans', 'bench', $2, $3, $3, now())",
      [id, size, digest],
    );
    await client.query("INSERT INTO ban_batch_count (batch_id, first_day, last_day, lines) VALUES ($1, $2, $3, $4)", [
      ...[id, days[0], days.at(-1), lines],
    ]);
    await client.query(
      `INSERT INTO ban_tally_open (day, country, surface, action, reason, signal, automation, reported_before, count)
       SELECT day, country, surface, action, reason, signal, automation, "reportedBefore", count
         FROM json_to_recordset($1::json) AS given (day date, country char(2), surface ban_surface, action ban_action, reason ban_reason,
           signal ban_signal, automation ban_automation, "reportedBefore" boolean, count bigint)`,
      [`[${lines.replaceAll("\n", ",")}]`],
    );
  }
}

/** Draws bans one by one over a part of the month, in the order of time, and counts them by cell. */
function draw(month: string, from: number, to: number, size: number): BanCount[] {
  const cells = new Map<string, BanCount>();
  const pick = <Code>(codes: readonly Code[]): Code => codes[Math.floor(Math.random() * codes.length)] as Code;
  for (let row = 0; row < size; row += 1) {
    const day = `${month}-${String(1 + Math.floor((from + ((to - from) * row) / size) * 31)).padStart(2, "0")}`;
    const cell = {
      ...{ action: "ban" as const, country: "IN", day, surface: pick(surfaces), reason: pick(reasons) },
      ...{ signal: pick(signals), automation: pick(automations), reportedBefore: Math.random() < 0.64 },
    };
    const key = `${day}${cell.surface}${cell.reason}${cell.signal}${cell.automation}${cell.reportedBefore}`;
    const known = cells.get(key);
    cells.set(key, { ...cell, count: (known?.count ?? 0) + 1 });
  }
  return [...cells.values()];
}
