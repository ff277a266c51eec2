import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { type Command, flags } from "#bin/command.ts";
import { verifierKey } from "#bin/verifierKey.ts";
import type { Entry } from "#lib/audit/entry.ts";
import { exported } from "#lib/audit/exported.ts";
import { sentenceOf } from "#lib/audit/fault.ts";
import { parseVerifier } from "#lib/audit/note.ts";
import { Refusal } from "#lib/refusal.ts";
import { leftOut } from "#lib/reports/leftOut.ts";
import { openEvidence, type ReadPack } from "#lib/reports/openEvidence.ts";
import type { Report } from "#lib/reports/report.ts";
import { verify } from "#lib/reports/verify.ts";

const usage = "countersign report verify DIR [--key VKEY] [--log EXPORT]";

export const command: Command = {
  name: "report verify",
  summary: "recomputes every figure of a report from its evidence, offline",
  help: `Usage: ${usage}
Needs nothing but the folder: no database, no network. VKEY is the log's verifier key (or a file with it) as you got it elsewhere; without
it the key in the folder is believed, and printed for you to compare.
The folder proves that what is counted is in the log. That no batch of bans of its period was left out, only the whole log shows: EXPORT is one
(countersign log export), which is verified under the same key, and must have grown from the report's checkpoint.
Exit: 0 when everything holds, 1 with the first file, record or figure that does not.`,
  run: async (args) => {
    const { values, positionals } = flags(args, { key: { type: "string" }, log: { type: "string" } }, usage);
    const [dir] = positionals;
    if (dir === undefined || positionals.length > 1)
      throw new Refusal("invalid", `One folder is needed. Usage: ${usage}`);
    const root = resolve(dir);
    if (!existsSync(root) || !statSync(root).isDirectory()) throw new Refusal("invalid", `There is no folder ${root}.`);
    const key = values.key === undefined ? undefined : verifierKey(values.key).text;
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
    const missing = values.log === undefined ? null : await missingIn(values.log, folder(root), verdict.key);
    if (missing !== null) {
      console.error(missing.sentence);
      if (!missing.holds) return 1;
    }
    console.log(JSON.stringify(verdict));
    return 0;
  },
};

/** What the whole log says of batches that the report does not count. */
async function missingIn(log: string, pack: ReadPack, key: string): Promise<{ holds: boolean; sentence: string }> {
  const { reportId, sources, checkpoint, file } = openEvidence(pack, key);
  const received: Entry[] = [];
  const kept = [
    { table: "checkpoint of the report", id: "evidence/checkpoint", note: file("evidence/checkpoint").toString() },
  ];
  const onEntry = (entry: Entry) => {
    if (entry.action === "batch.received" || entry.action === "report.compiled") received.push(entry);
  };
  const verdict = await exported(log, { verifier: parseVerifier(key), kept, onEntry });
  if (verdict.code !== "sound" || verdict.size < checkpoint.size)
    return { holds: false, sentence: `Does not hold: ${log}: ${sentenceOf(verdict)}` };
  const { period } = JSON.parse(file("report.json").toString()) as Report;
  const found = leftOut(received, { id: reportId, period, sources });
  if (found === null) return { holds: false, sentence: `Does not hold: ${log}: it has no entry of the report.` };
  const { batches, undated } = found;
  if (batches.length > 0)
    return {
      holds: false,
      sentence: `Does not hold: batch ${batches[0]}: it has bans of the period and is not counted.`,
    };
  const old =
    undated === 0 ? "" : ` ${undated} batches are older than entries that say their days: nothing is known of them.`;
  return {
    holds: true,
    sentence: `No batch of bans of the period was left out, of ${verdict.size} entries of the log.${old}`,
  };
}

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
