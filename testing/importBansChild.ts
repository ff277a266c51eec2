import { operator } from "#lib/auth/actor.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { makeGround } from "#lib/db/ground.ts";
import { banLines } from "#testing/bans.ts";

/** A process whose only work is to import, so that a test can kill it: database address, home, rows, rows a batch. */
const [appUrl = "", home = "", rows = "0", batchRows = "0"] = process.argv.slice(2);
const ground = makeGround({ appUrl, home });
await importBans(ground, operator, {
  source: "platform",
  input: banLines(0, Number(rows)),
  batchRows: Number(batchRows),
});
await ground.database.end();
