import { existsSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { make } from "#lib/archives/make.ts";
import { operator } from "#lib/auth/actor.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign bans archive --month 2023-09 --out DIR";

export const command: Command = {
  name: "bans archive",
  summary: "moves an old month of bans to files that verify alone",
  help: `Usage: ${usage}
Writes the month's bans with their proofs into DIR, which must not be there yet, verifies them as a stranger would, and only then lets the
month leave the ledger; its space is free a week later. Its figures stay. Refused while the month is younger than the ledger keeps (13 months, unless set otherwise), while a
ban of it is held (18 U.S.C. 2258A(h)), or while its rows still arrive. Cut off in the middle, the month is still in the ledger: delete DIR.
The folder holds what the ledger held: no account in clear, only its keyed hash. Keep it as you keep a backup.
Prints one JSON line {id, month, rows, batches, bytes, digest}; digest is the SHA-256 of DIR/manifest.json, which the log names.`,
  run: async (args) => {
    const text = { type: "string" } as const;
    const { values, positionals } = flags(args, { month: text, out: text }, usage);
    const { month, out } = values;
    if (month === undefined || out === undefined || positionals.length > 0)
      throw new Refusal("invalid", `A month and a folder are needed. Usage: ${usage}`);
    const folder = resolve(out);
    if (existsSync(folder))
      throw new Refusal("conflict", `${folder} is there already. Nothing was archived: choose another folder.`);
    try {
      const made = await withWorkspace(({ ground }) => make(ground, operator, { month, folder }));
      console.log(JSON.stringify(made));
      return 0;
    } catch (error) {
      // It was not there when we came, and no entry names it: the month is in the ledger.
      if (error instanceof Refusal) rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  },
};
