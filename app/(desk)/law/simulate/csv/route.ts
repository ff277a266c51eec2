import { triedInput, triedOf } from "#components/overrides/tried.ts";
import { csvCell } from "#lib/csv.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { simulate } from "#lib/requests/simulate.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { handedOut } from "../../../../handedOut.ts";

const columns = [
  "reference",
  "authority",
  "country",
  "instrument",
  "received_at",
  "state",
  "due_at",
  "would_be_due_at",
  "would_be_overdue",
];

/** A simulation as a table (RFC 4180): one line an open request. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const input = triedInput(triedOf(Object.fromEntries(new URL(request.url).searchParams)));
    if (input === null) throw new Refusal("invalid", "Say which bill or instrument is to be tried.");
    const { lines } = await simulate(ground(), actor, input);
    const rows = lines.map((line) => [
      ...[line.reference, line.authority, line.country, line.instrument, line.receivedAt.toISOString(), line.state],
      ...[line.dueAt?.toISOString() ?? "", line.wouldBeDueAt?.toISOString() ?? "", String(line.wouldBeOverdue)],
    ]);
    const file = [columns, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
    return handedOut({
      bytes: file,
      fileName: `simulation-${input.instrument}.csv`,
      mediaType: "text/csv; charset=utf-8",
    });
  });
}
