import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from, to } from "pg-copy-streams";
import { judged, type Measured } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";

/** The least the whole path may be of the limit, and the most memory that the importing process may hold. */
const goal = { is: "at least", ratio: 0.35 } as const;
const rssMbMax = 400;

/**
 * The whole path (read, validate, keyed hash, leaf, COPY, roll-up, log) by the command itself in a process of its own, beside COPY of
 * the same finished rows into tables of the same shape with the same indexes. Ids are random, the worst case for the table of keys.
 */
export async function bench({ rows = 1_000_000 }: { rows?: number } = {}): Promise<Measured> {
  return withScratch(async ({ ground, ownerUrl }) => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      const file = join(ground.home, "bans.ndjson");
      await writeBans(file, rows);
      await client.query("CHECKPOINT");
      const { seconds, rssMb } = await runImport(file, ground.home);
      const limits = await copyAgain(client, ground.home, rows);
      const perSecond = Math.round(rows / seconds);
      const unit = "rows/s";
      return judged({
        name: "bans-import",
        what: `${rows} bans of one month, random ids, in batches of 50,000`,
        measured: { what: "read, validate, keyed hash, leaf hash, COPY, roll up, log", value: perSecond, unit },
        limit: { what: "COPY of the same finished rows and keys, same tables, same indexes", value: limits.both, unit },
        goal,
        also: {
          seconds,
          rssMb: rssMb ?? "unknown",
          rssMbMax,
          copyOfTheLedgerAlonePerSecond: limits.ledger,
          ratioToTheLedgerAlone: Math.round((perSecond / limits.ledger) * 1000) / 1000,
        },
      });
    } finally {
      await client.end();
    }
  });
}

const reasons = ["spam", "fraud", "spam", "child-exploitation", "spam", "impersonation", "violence"] as const;
const signals = ["behaviour", "user-report", "profile", "behaviour", "group-metadata"] as const;

/** Invented bans over one month, in the order of time. */
async function writeBans(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  let text = "";
  for (let row = 0; row < rows; row += 1) {
    const at = new Date(Date.UTC(2025, 0, 1) + Math.floor((row / rows) * 31 * 86_400_000)).toISOString();
    text += `{"id":"${randomUUID()}","account":"+9198${10_000_000 + row}","action":"ban","country":"${row % 9 === 0 ? "BR" : "IN"}","surface":"${row % 4 === 0 ? "groups" : "private"}","reason":"${reasons[row % 7]}","signal":"${signals[row % 5]}","automation":"${row % 6 === 0 ? "partial" : "full"}","occurred_at":"${at}","reported_before":${row % 3 === 0}}\n`;
    if (text.length < 262_144) continue;
    if (!stream.write(text)) await once(stream, "drain");
    text = "";
  }
  stream.end(text);
  await once(stream, "finish");
}

async function runImport(file: string, home: string): Promise<{ seconds: number; rssMb: number | null }> {
  const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, ...rest } = process.env;
  const program = join(import.meta.dirname, "..", "countersign.ts");
  const child = spawn(process.execPath, [program, "import", "bans", file, "--source", "bench"], {
    env: { ...rest, COUNTERSIGN_HOME: home },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let rssMb: number | null = null;
  const watch = setInterval(() => {
    rssMb = peakMb(child.pid) ?? rssMb;
  }, 50);
  let printed = "";
  for await (const piece of child.stdout) printed += String(piece);
  if (child.exitCode === null) await once(child, "exit");
  clearInterval(watch);
  if (child.exitCode !== 0) throw new Error(`the import ended with ${child.exitCode}`);
  const { seconds } = JSON.parse(printed) as { seconds: number };
  return { seconds, rssMb };
}

/** Linux keeps the peak; other platforms answer null. */
function peakMb(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

/** COPY of the rows just imported, out to files and in again, in one transaction each: what PostgreSQL alone can do. */
async function copyAgain(client: pg.Client, home: string, rows: number): Promise<{ both: number; ledger: number }> {
  const tables = ["ban_2025_01", "ban_key"] as const;
  const seconds: number[] = [];
  for (const table of tables) {
    const file = join(home, `${table}.copy`);
    await pipeline(client.query(to(`COPY ${table} TO STDOUT (FORMAT binary)`)), createWriteStream(file));
    await client.query(`CREATE TABLE limit_${table} (LIKE ${table} INCLUDING ALL)`);
    await client.query("CHECKPOINT");
    const started = performance.now();
    await pipeline(
      createReadStream(file, { highWaterMark: 262_144 }),
      client.query(from(`COPY limit_${table} FROM STDIN (FORMAT binary)`)),
    );
    seconds.push((performance.now() - started) / 1000);
  }
  const [ledger = 1, keys = 1] = seconds;
  return { both: Math.round(rows / (ledger + keys)), ledger: Math.round(rows / ledger) };
}
