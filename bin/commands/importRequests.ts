import { type Command, flags, withWorkspace } from "#bin/command.ts";
import { inputOf } from "#bin/importRows.ts";
import { RejectedCsv } from "#bin/rejectedCsv.ts";
import { removeStale } from "#bin/rejectedRows.ts";
import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { found } from "#lib/register/found.ts";
import { versions } from "#lib/register/versions.ts";
import { importRequests, type RequestSummary } from "#lib/requests/importRequests.ts";

const usage = "countersign import requests FILE.csv|- [--source NAME]";
const contradictionsShown = 20;

export const command: Command = {
  name: "import requests",
  summary: "takes past years' requests from CSV",
  help: `Usage: ${usage}
Reads CSV (RFC 4180, UTF-8, a header row, any column order; - is standard input). reference, received_at, country, authority,
instrument and outcome must be there. A request is known by its authority and reference: what arrives again changes nothing.
Unknown columns are kept with the request. A row that contradicts itself is told on standard error and kept.
Prints one JSON line {read, imported, duplicate, rejected, contradictory, seconds}; rejected rows stand with their line and reason
in FILE.rejected.csv, which can be corrected and imported as it is; a run that rejects none removes that file. NAME says whose file it is (past-years).
Exit: 0, or 3 when rows were rejected.`,
  run: importFile,
};

async function importFile(args: string[]): Promise<number> {
  const { values, positionals } = flags(args, { source: { type: "string" } }, usage);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Refusal("invalid", `One file is needed. Usage: ${usage}`);
  const input = inputOf(file);
  const rejected = new RejectedCsv(
    file === "-" ? "requests.rejected.csv" : `${file.replace(/\.csv$/i, "")}.rejected.csv`,
  );
  const told = tellContradictions();
  try {
    const summary = await withWorkspace(async ({ ground }) => {
      await assureRegister(ground);
      return importRequests(ground, operator, {
        source: values.source ?? "past-years",
        input,
        onHeader: (text) => rejected.header(text),
        onFault: (line, reason, text) => rejected.add(line, reason, text),
        onContradiction: told.tell,
        onProgress: showProgress,
      });
    });
    told.end();
    if (summary.rejected > 0) {
      console.error(
        `Rejected: ${summary.rejected}; each row stands with its line number and reason in ${rejected.path}.`,
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

/** A workspace that was never started has no register yet; it is founded as `npm start` would, and that is said. */
async function assureRegister(ground: Ground): Promise<void> {
  if ((await versions(ground, operator, {})).length > 0) return;
  const preset = process.env.PRESET === "standard" ? "standard" : "minimal";
  await found(ground, operator, { preset });
  console.error(`This workspace had no register: one was founded from the preset ${preset}.`);
}

/** What the whole file says against itself is told in full; of single rows the first few, and how many more. */
function tellContradictions(): { tell: (line: number | null, sentence: string) => void; end: () => void } {
  let count = 0;
  return {
    tell: (line, sentence) => {
      if (line === null) return console.error(sentence);
      count += 1;
      if (count <= contradictionsShown) console.error(`Line ${line} contradicts itself and is kept: ${sentence}`);
    },
    end: () => {
      if (count > contradictionsShown)
        console.error(`${count - contradictionsShown} more contradictions are kept beside their requests.`);
    },
  };
}

function showProgress({ read, imported, rejected, seconds }: RequestSummary): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(
    `\r\u001b[K${read.toLocaleString("en")} requests read, ${imported} new, ${rejected} rejected, ${seconds} s\n`,
  );
}
