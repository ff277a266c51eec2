import { createReadStream, statSync } from "node:fs";
import { flags, withWorkspace } from "#bin/command.ts";
import { RejectedFile } from "#bin/rejectedFile.ts";
import { removeStale } from "#bin/rejectedRows.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { unpackedBySight } from "#lib/unpack.ts";

/** What an import tells at its end, on standard output as one line of JSON. */
export type Summary = { read: number; imported: number; duplicate: number; rejected: number; seconds: number };

/** What an import of one noun is given by the command line. */
export type RowImport = {
  readonly source: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly format: "ndjson" | "csv" | undefined;
  readonly onFault: (line: number, reason: string, text: string) => void;
  readonly onProgress: (summary: Summary) => void;
};

/** Reads a file or standard input through `work`: progress on standard error, one JSON line on standard output. Answers the exit code. */
export async function importRows(
  args: string[],
  noun: "bans" | "grievances",
  usage: string,
  work: (ground: Ground, given: RowImport) => Promise<Summary>,
): Promise<number> {
  const text = { type: "string" } as const;
  const { values, positionals } = flags(args, { source: text, format: text }, usage);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Refusal("invalid", `One file is needed. Usage: ${usage}`);
  const format = formatOf(values.format, file, usage);
  const rejected = new RejectedFile(file, noun, format);
  const input = rejected.watch(unpackedBySight(inputOf(file)));
  const onFault: RowImport["onFault"] = (line, reason, row) => rejected.add(line, reason, row);
  const source = values.source ?? "platform";
  try {
    const summary = await withWorkspace(({ ground }) =>
      work(ground, { source, input, format, onFault, onProgress: showProgress(noun) }),
    );
    rejected.close();
    if (summary.rejected > 0) {
      console.error(
        `${summary.rejected} rows were rejected; each stands with its line number and reason in ${rejected.path}.`,
      );
    } else if (file !== "-" && removeStale(rejected.path)) {
      console.error(`${rejected.path} of an earlier run was removed: no row of ${file} is rejected any more.`);
    }
    console.log(JSON.stringify(summary));
    return summary.rejected > 0 ? 3 : 0;
  } finally {
    rejected.close();
  }
}

function formatOf(given: string | undefined, file: string, usage: string): "ndjson" | "csv" | undefined {
  if (given === "ndjson" || given === "csv") return given;
  if (given !== undefined) throw new Refusal("invalid", `--format is ndjson or csv. Usage: ${usage}`);
  if (/\.csv(\.gz|\.zst)?$/i.test(file)) return "csv";
  return /\.(ndjson|jsonl)(\.gz|\.zst)?$/i.test(file) ? "ndjson" : undefined;
}

/** The bytes of a file, or of standard input for `-`. @throws Refusal `invalid` where there is no such file */
export function inputOf(file: string): AsyncIterable<Uint8Array> {
  if (file === "-") return process.stdin;
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new Refusal("invalid", `There is no file ${file}. Nothing was imported.`);
  if (found.isDirectory()) throw new Refusal("invalid", `${file} is a folder. Nothing was imported: name a file.`);
  return createReadStream(file, { highWaterMark: 262_144 });
}

/** A line that rewrites itself on a terminal; elsewhere one line every few seconds, so that a log stays readable. */
function showProgress(noun: string): (summary: Summary) => void {
  const everyMs = process.stderr.isTTY ? 200 : 5_000;
  let shownAt = performance.now();
  return ({ read, imported, duplicate, rejected, seconds }) => {
    if (performance.now() - shownAt < everyMs) return;
    shownAt = performance.now();
    const rate = Math.round(read / Math.max(seconds, 0.001)).toLocaleString("en");
    const words = `${read.toLocaleString("en")} ${noun} read, ${imported.toLocaleString("en")} new, ${duplicate} known, ${rejected} rejected, ${rate} a second`;
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${words}` : `${words}\n`);
  };
}
