import { existsSync, readFileSync } from "node:fs";
import { type Command, flags } from "#bin/command.ts";
import { verifierKey } from "#bin/verifierKey.ts";
import { FormatError } from "#lib/audit/note.ts";
import { verifyBanProof } from "#lib/bans/proving/banProof.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign bans verify FILE [--key VKEY]";

export const command: Command = {
  name: "bans verify",
  summary: "checks the proof of one ban, offline",
  help: `Usage: ${usage}
Needs nothing but the file: no database, no network. VKEY is the log's verifier key (name+id+base64, or a file with it) as you got it
elsewhere, such as /log/key; without it the key in the file is believed, and printed for you to compare.
Exit: 0 when the proof holds, 1 with the first thing that does not.`,
  run: async (args) => {
    const { values, positionals } = flags(args, { key: { type: "string" } }, usage);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1)
      throw new Refusal("invalid", `One file is needed. Usage: ${usage}`);
    const trusted = values.key === undefined ? undefined : verifierKey(values.key).text;
    if (!existsSync(file)) throw new Refusal("invalid", `There is no file ${file}. Nothing was verified.`);
    const verdict = check(readFileSync(file), trusted);
    if (typeof verdict === "string") {
      console.error(`Does not hold: ${verdict}.`);
      return 1;
    }
    const { statistic, index, size, log, entry, opened, key } = verdict;
    const rest = opened ? " What was opened is what the leaf's rest is the digest of." : "";
    console.error(
      `Holds: row ${index} of ${size} of ${entry.subject.replace(":", " ")}, received ${entry.at}; entry ${log.index} of the log ${log.origin}, signed at ${log.size}.${rest}`,
    );
    if (trusted === undefined) console.error(`Signed under ${key}: compare it with the key that the publisher shows.`);
    console.log(JSON.stringify(statistic));
    return 0;
  },
};

function check(bytes: Buffer, trusted: string | undefined) {
  try {
    return verifyBanProof(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), trusted);
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    if (error instanceof TypeError) return "the file is not text in UTF-8";
    throw error;
  }
}
