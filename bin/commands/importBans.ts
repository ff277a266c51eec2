import { setFlagsFromString } from "node:v8";
import type { Command } from "#bin/command.ts";
import { importRows } from "#bin/importRows.ts";
import { operator } from "#lib/auth/actor.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";

const usage = "countersign import bans FILE.ndjson|FILE.csv|- [--source NAME] [--format ndjson|csv]";

export const command: Command = {
  name: "import bans",
  summary: "takes bans into the ledger from NDJSON or CSV",
  help: `Usage: ${usage}
Reads a stream (- is standard input), one ban a line, plain or packed with gzip or zstd. A ban is known by its source and id: what
arrives again changes nothing, so after a cut run the same again; what is in the ledger is passed over.
NAME says who sends (platform); use a machine's own name, so that the same bans over HTTP land once.
A row with a field that is not known is rejected; a CSV whose header names such a column is refused whole, with its name.
Prints one JSON line {read, imported, duplicate, rejected, conflicting, seconds}: read is imported, duplicate and rejected together;
conflicting are those of the rejected whose id arrived before with other content, of which the first stays. Rejected rows stand with
their reason in FILE.rejected.ndjson, or .csv where they came as CSV, which can be corrected (in NDJSON the member
row) and imported as it is; a run that rejects none removes that file.
Exit: 0, or 3 when rows were rejected.`,
  run: (args) => {
    // The pieces of a stream are dead at once, yet lie there until V8 next looks through its young objects: in a small room of these it
    // looks often. Sixty megabytes less, at no cost in time (`countersign bench bans-import`).
    setFlagsFromString("--semi-space-growth-factor=1");
    return importRows(args, "bans", usage, (ground, given) => importBans(ground, operator, given));
  },
};
