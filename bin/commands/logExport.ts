import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { showProgress } from "#bin/progress.ts";
import { exportLog } from "#lib/audit/exportLog.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign log export --out DIR";

export const command: Command = {
  name: "log export",
  summary: "writes the log as files that other programs verify",
  help: `Usage: ${usage}
Writes checkpoint, tile/…, tile/entries/… and key.vkey (C2SP tlog-tiles). DIR is new, empty, or an older export of this log: then what
is new is added. Give the key to auditors on another way than the files. docs/log-format.md says how to check them with another program.`,
  run: async (args) => {
    const { values, positionals } = flags(args, { out: { type: "string" } }, usage);
    const { out } = values;
    if (out === undefined || positionals.length > 0)
      throw new Refusal("invalid", `A folder is needed. Usage: ${usage}`);
    const done = await withWorkspace(async ({ ground }) => {
      await sequenceAll(ground);
      const progress = showProgress("exported");
      const written = await exportLog(ground, out, progress.show);
      progress.end();
      return written;
    });
    console.log(
      `${out} holds ${done.size} entries under a signed checkpoint; ${done.size - done.before} are new, in ${done.files} files.`,
    );
    return 0;
  },
};
