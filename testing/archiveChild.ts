import { make } from "#lib/archives/make.ts";
import { operator } from "#lib/auth/actor.ts";
import { makeGround } from "#lib/db/ground.ts";

/** A process whose only work is to archive a month, so that a test can kill it: database address, home, month, folder. */
const [appUrl = "", home = "", month = "", folder = ""] = process.argv.slice(2);
const ground = { ...makeGround({ appUrl, home }), now: () => new Date(Date.now() + 3_600_000) };
process.stdout.write("ready\n");
await make(ground, operator, { month, folder });
await ground.database.end();
