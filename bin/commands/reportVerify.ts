import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { type Command, flags } from "#bin/command.ts";
import { Refusal } from "#lib/refusal.ts";
import type { ReadPack } from "#lib/reports/openEvidence.ts";
import { verify } from "#lib/reports/verify.ts";

const usage = "countersign report verify DIR [--key VKEY]";

export const command: Command = {
  name: "report verify",
  summary: "recomputes every figure of a report from its evidence, offline",
  help: `Usage: ${usage}
Needs nothing but the folder: no database, no network. VKEY is the log's verifier key (or a file with it) as you got it elsewhere; without
it the key in the folder is believed, and printed for you to compare.
Exit: 0 when everything holds, 1 with the first file, record or figure that does not.`,
  run: async (args) => {
    const { values, positionals } = flags(args, { key: { type: "string" } }, usage);
    const [dir] = positionals;
    if (dir === undefined || positionals.length > 1)
      throw new Refusal("invalid", `One folder is needed. Usage: ${usage}`);
    const root = resolve(dir);
    if (!existsSync(root) || !statSync(root).isDirectory()) throw new Refusal("invalid", `There is no folder ${root}.`);
    const key = values.key === undefined || !existsSync(values.key) ? values.key : readFileSync(values.key, "utf8");
    const verdict = verify(folder(root), key);
    if (!verdict.holds) {
      console.error(`Does not hold: ${verdict.at}: ${verdict.sentence}.`);
      return 1;
    }
    const { title, figures, entries, batches, requests, log } = verdict;
    console.error(
      `Holds: ${title}. ${figures} figures recomputed from ${batches} batches and the entries of ${requests} requests decided here; ${entries} entries proven in the log ${log.origin} of size ${log.size}.`,
    );
    if (key === undefined)
      console.error(`Signed under ${verdict.key}: compare it with the key that the publisher shows.`);
    console.log(JSON.stringify(verdict));
    return 0;
  },
};

/** A folder as the verifier reads it: only regular files, only below. */
export function folder(root: string): ReadPack {
  return {
    names: () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/")),
    read: (name) => {
      const path = resolve(root, name);
      if (!path.startsWith(root + sep) || !existsSync(path) || !statSync(path).isFile()) return null;
      return readFileSync(path);
    },
  };
}
