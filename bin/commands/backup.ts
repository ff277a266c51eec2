import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { backup } from "#lib/backup/backup.ts";
import { homeFolder } from "#lib/db/workspace.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign backup --out FILE";

export const command: Command = {
  name: "backup",
  summary: "writes everything needed to go on elsewhere into one file",
  help: `Usage: ${usage}\nTables as of one moment, the keys, the checkpoint. The desk may go on working. The file holds the keys: keep it as you keep them.`,
  run: async (args) => {
    const { values } = flags(args, { out: { type: "string" } }, usage);
    const { out } = values;
    if (out === undefined) throw new Refusal("invalid", `Name the file: ${usage}`);
    const { tables } = await withWorkspace(({ ownerUrl }) => backup(ownerUrl, homeFolder(), out));
    console.log(`${out} holds ${tables} tables and the keys. Keep it as you keep the keys.`);
    return 0;
  },
};
