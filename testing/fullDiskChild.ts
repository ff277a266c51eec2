import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, statfsSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { recount } from "#lib/bans/recounting/recount.ts";
import { recomputeBatch } from "#lib/catalogue.ts";
import { initialise } from "#lib/db/cluster.ts";
import { embedded } from "#lib/db/embedded.ts";
import { makeGround } from "#lib/db/ground.ts";
import { migrate } from "#lib/db/migrate.ts";
import { Refusal } from "#lib/refusal.ts";
import { banLines } from "#testing/bans.ts";

/**
 * A process that imports until a disk is full, makes room and goes on; started in a mount namespace of its own, where a disk of a few
 * megabytes is a mount that nobody else sees and that goes away with it. Takes a folder, what lies on the small disk (`tables` of the
 * ledger, or the server's `log`), its size and what is left of it when the import begins in MiB, and the rows to import. Prints what it saw.
 */
const [home = "", part = "tables", diskMb = "0", leftMb = "0", rowsText = "0"] = process.argv.slice(2);
const rows = Number(rowsText);
const mebibyte = 2 ** 20;

const disk = join(home, "disk");
mkdirSync(disk);
execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskMb}m,mode=0700`, "tmpfs", disk]);
const cluster = join(home, "postgres");
await initialise(cluster);
if (part === "log") {
  cpSync(join(cluster, "pg_wal"), join(disk, "pg_wal"), { recursive: true });
  rmSync(join(cluster, "pg_wal"), { recursive: true });
  symlinkSync(join(disk, "pg_wal"), join(cluster, "pg_wal"));
}
let server = await embedded(home);
const owner = new pg.Client({ connectionString: server.ownerUrl });
await owner.connect();
mkdirSync(join(disk, "tables"), { mode: 0o700 });
if (part === "tables") await owner.query(`CREATE TABLESPACE small LOCATION '${join(disk, "tables")}'`);
await owner.query(`CREATE DATABASE ledger STRATEGY file_copy ${part === "tables" ? "TABLESPACE small" : ""}`);
await owner.end();
const ledger = (url: string) => url.replace(/\/countersign$/, "/ledger");
await migrate(ledger(server.ownerUrl));
const open = () => makeGround({ appUrl: ledger(server.appUrl), home });
let ground = open();

const send = () =>
  importBans(ground, operator, { source: "platform", input: banLines(0, rows), batchRows: 1_000 }).catch((error) => {
    if (error instanceof Refusal) return { code: error.code, message: error.message };
    throw error;
  });
const ballast = join(disk, "ballast");
const { bavail, bsize } = statfsSync(disk);
writeFileSync(ballast, Buffer.alloc(bavail * bsize - Number(leftMb) * mebibyte));
const full = await send();
const bytesLeft = statfsSync(disk).bavail * bsize;
rmSync(ballast);
// Without room for its log the server ends itself; then it is started again, as the sentence asks.
await ground.database.end();
await server.leave();
server = await embedded(home);
ground = open();
const committed = Number(
  (await ground.database.pool.query("SELECT coalesce(sum(row_count), 0) AS n FROM batch")).rows[0].n,
);
const resumed = await send();
const auditor = { id: "", role: "auditor", kind: "person", name: "auditor" } as const;
const counted = await recount(ground, auditor, { roots: true });
await sequenceAll(ground);
const log = await live(ground, { recomputeBatch });
process.stdout.write(JSON.stringify({ full, bytesLeft, committed, resumed, counted, log: log.code }));
await ground.database.end();
await server.leave();
