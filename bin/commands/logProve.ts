import { writeFileSync } from "node:fs";
import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { operator } from "#lib/auth/actor.ts";
import { prove } from "#lib/log/prove.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign log prove --subject S --out F";

export const command: Command = {
  name: "log prove",
  summary: "writes the proof of a subject's newest entry",
  help: `Usage: ${usage}
S is a subject of the log, such as request:0190…; F becomes a .tlog-proof (C2SP) of the newest entry about it. Its line extra carries the
entry itself, so that the file and the log's key are all that is needed to check it.`,
  run: async (args) => {
    const text = { type: "string" } as const;
    const { values, positionals } = flags(args, { subject: text, out: text }, usage);
    const { subject, out } = values;
    if (subject === undefined || out === undefined || positionals.length > 0)
      throw new Refusal("invalid", `A subject and a file are needed. Usage: ${usage}`);
    const { entry, proof } = await withWorkspace(async ({ ground }) => {
      await sequenceAll(ground);
      return prove(ground, operator, { subject });
    });
    writeFileSync(out, proof.file);
    console.log(`${out} proves ${entry.action} of ${entry.at}, leaf ${proof.leafIndex} of ${proof.treeSize}.`);
    return 0;
  },
};
