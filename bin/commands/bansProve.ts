import { writeFileSync } from "node:fs";
import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import { proof } from "#lib/bans/proving/proof.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign bans prove (--source S --id ID | --key KEY) --out F [--open]";

export const command: Command = {
  name: "bans prove",
  summary: "writes the proof of one ban as a file that verifies offline",
  help: `Usage: ${usage}
The ban is named by its source and the sender's own id, or by its key (32 hexadecimal digits, its address at the desk). F becomes a .ban-proof:
what is counted of the ban, its way to its batch's root, the batch's entry in the log, and that entry's way to a signed checkpoint. There is no
account in it. --open adds the row's other columns, with the keyed hash of the account: give that to nobody but the platform it came from.
countersign bans verify checks the file; docs/log-format.md says how others do.`,
  run: async (args) => {
    const text = { type: "string" } as const;
    const open = { type: "boolean", default: false } as const;
    const { values, positionals } = flags(args, { source: text, id: text, key: text, out: text, open }, usage);
    const { source, id, key, out } = values;
    const named =
      key === undefined ? source !== undefined && id !== undefined : source === undefined && id === undefined;
    if (!named || out === undefined || positionals.length > 0)
      throw new Refusal("invalid", `One ban and a file are needed. Usage: ${usage}`);
    const address = key === undefined ? { source: source ?? "", senderId: id ?? "" } : { key };
    const found = await withWorkspace(async ({ ground }) => {
      await sequenceAll(ground);
      return proof(ground, operator, { ...address, open: values.open });
    });
    if (found.file === null)
      throw new Refusal(
        "conflict",
        "No checkpoint covers the batch's entry yet. Nothing was written: try again in a second.",
      );
    writeFileSync(out, found.file, values.open ? { mode: 0o600 } : {});
    console.log(`${out} proves ban ${found.key}, row ${found.index} of ${found.size} of batch ${found.batchId}.`);
    return 0;
  },
};
