import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { letGo } from "#lib/archives/letGo.ts";
import { putBack } from "#lib/archives/putBack.ts";
import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { openDatabase } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign bans put-back [--month 2023-09]";

export const command: Command = {
  name: "bans put-back",
  summary: "puts a month back that was archived within the last week",
  help: `Usage: ${usage}
A month that was archived lies in the database for a week, out of the application's reach, before it is dropped. Without --month this says
what lies there, a JSON line {id, month, rows, leftAt, keptUntil} each; with it, all that lies there of the month comes back into the ledger,
also beside rows that came late meanwhile, with an entry in the log, or nothing does. It needs no file: where the folder of the archive was
never written, or is lost. After the week, countersign bans restore-archive brings a month back from its folder.
Works as the owner of the database, the login of DATABASE_URL. Prints one JSON line {id, month, rows} for each archive that is back.`,
  run: async (args) => {
    const { values, positionals } = flags(args, { month: { type: "string" } }, usage);
    if (positionals.length > 0) throw new Refusal("invalid", `A month is given with --month. Usage: ${usage}`);
    const { month } = values;
    const found = await withOwner((ground) =>
      month === undefined ? letGo(ground, operator, {}) : putBack(ground, operator, { month }),
    );
    for (const one of found) console.log(JSON.stringify(one));
    if (found.length === 0) console.error("No month lies here: none left the ledger within the last week.");
    return 0;
  },
};

/** The workspace's ground, over the login that owns the database. */
function withOwner<Result>(work: (ground: Ground) => Promise<Result>): Promise<Result> {
  return withWorkspace(async ({ ground, ownerUrl }) => {
    const database = openDatabase(ownerUrl, { connectionsMax: 2 });
    try {
      return await work({ ...ground, database });
    } finally {
      await database.end();
    }
  });
}
