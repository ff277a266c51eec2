import type { Command } from "#bin/command.ts";
import { importRows } from "#bin/importRows.ts";
import { operator } from "#lib/auth/actor.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";

const usage = "countersign import grievances FILE.ndjson|FILE.csv|- [--source NAME] [--format ndjson|csv]";

export const command: Command = {
  name: "import grievances",
  summary: "takes users' grievances from NDJSON or CSV",
  help: `Usage: ${usage}
Plain or packed with gzip or zstd. One grievance a line: id, category (ban-appeal, account-support, other-support, product-support, safety), country, received_at,
action (none, banned, restored), and account where it is known, which is stored as a keyed hash only.
A grievance is known by its source and id: what arrives again changes nothing. NAME says who sends (platform).
Prints one JSON line {read, imported, duplicate, rejected, seconds}; rejected rows stand with their
reason in FILE.rejected.ndjson, or .csv where they came as CSV, which can be corrected (in NDJSON the member
row) and imported as it is; a run that rejects none removes that file.
Exit: 0, or 3 when rows were rejected.`,
  run: (args) => importRows(args, "grievances", usage, (ground, given) => importGrievances(ground, operator, given)),
};
