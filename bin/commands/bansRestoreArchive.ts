import { resolve } from "node:path";
import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { restore } from "#lib/archives/restore.ts";
import { operator } from "#lib/auth/actor.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign bans restore-archive DIR";

export const command: Command = {
  name: "bans restore-archive",
  summary: "brings archived bans back into the ledger, after verifying them",
  help: `Usage: ${usage}
DIR must verify under this workspace's own key and be an archive that its log names. All rows come back or none; the figures do not change,
since they never left. The month may be archived again, into another folder.
Prints one JSON line {id, month, rows}.`,
  run: async (args) => {
    const { positionals } = flags(args, {}, usage);
    const [dir] = positionals;
    if (dir === undefined || positionals.length > 1)
      throw new Refusal("invalid", `One folder is needed. Usage: ${usage}`);
    const restored = await withWorkspace(({ ground }) => restore(ground, operator, { folder: resolve(dir) }));
    console.log(JSON.stringify(restored));
    return 0;
  },
};
