import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { restoreFiles, restoreTables } from "#lib/backup/restore.ts";
import { embedded } from "#lib/db/embedded.ts";
import { homeFolder } from "#lib/db/workspace.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign restore FILE";

export const command: Command = {
  name: "restore",
  summary: "makes a workspace from a backup",
  help: `Usage: ${usage}\nInto an empty COUNTERSIGN_HOME (and, with DATABASE_URL, a new database without tables). At the end the newest checkpoint is held against the tree; log verify reads the rest.`,
  run: async (args) => {
    const [path] = flags(args, {}, usage).positionals;
    if (path === undefined) throw new Refusal("invalid", `Name the file: ${usage}`);
    const home = homeFolder();
    await restoreFiles(home, path);
    const given = process.env.DATABASE_URL;
    const server = given ? { ownerUrl: given, leave: async () => undefined } : await embedded(home);
    const { tables } = await restoreTables(server.ownerUrl, home, path).finally(() => server.leave());
    // Opening the workspace proves that keys, checkpoint and tree belong together: the sequencer builds on nothing else.
    await withWorkspace(async () => undefined);
    console.log(
      `${home} holds the workspace again: ${tables} tables. Run countersign log verify to check every entry.`,
    );
    return 0;
  },
};
