import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, flags } from "#bin/command.ts";
import { verifierKey } from "#bin/verifierKey.ts";
import { verify } from "#lib/archives/verify.ts";
import { Refusal } from "#lib/refusal.ts";

const usage = "countersign bans verify-archive DIR [--key VKEY]";

export const command: Command = {
  name: "bans verify-archive",
  summary: "verifies archived bans row by row, offline",
  help: `Usage: ${usage}
Needs nothing but the folder: no database, no network. Every row gives its leaf, the leaves their batch's root, the root stands in an entry of
the log, the entry under the checkpoint, and the key signed that. VKEY is the log's verifier key (or a file with it) as you got it elsewhere;
without it the key in the folder is believed, and printed for you to compare.
Exit: 0 when everything holds, 1 with the first row or file that does not.`,
  run: async (args) => {
    const { values, positionals } = flags(args, { key: { type: "string" } }, usage);
    const [dir] = positionals;
    if (dir === undefined || positionals.length > 1)
      throw new Refusal("invalid", `One folder is needed. Usage: ${usage}`);
    const folder = resolve(dir);
    if (!existsSync(folder) || !statSync(folder).isDirectory())
      throw new Refusal("invalid", `There is no folder ${folder}.`);
    const given = values.key === undefined ? undefined : verifierKey(values.key).text;
    const verdict = await verify(folder, given);
    if (!verdict.holds) {
      console.error(`Does not hold: ${verdict.at}: ${verdict.sentence}.`);
      return 1;
    }
    const { manifest, log, digest } = verdict;
    console.error(
      `Holds: ${manifest.rows} bans of ${manifest.month} from ${manifest.batches} batches, each under the log ${log.origin} of size ${log.size}.`,
    );
    console.error(`The log of the ledger must name this manifest: SHA-256 ${digest}.`);
    if (given === undefined)
      console.error(`Signed under ${verdict.key}: compare it with the key that the publisher shows.`);
    console.log(JSON.stringify({ ...manifest, digest, log, key: verdict.key }));
    return 0;
  },
};
