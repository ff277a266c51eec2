import { csvCell } from "#lib/csv.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { explore } from "#lib/tallies/explore.ts";
import { answer } from "../../../answer.ts";
import { asker } from "../../../asker.ts";
import { handedOut } from "../../../handedOut.ts";
import { explorerOf } from "../read.ts";

/** What the explorer shows as a table (RFC 4180): one line a cell that counts anything, with its codes. What is held fast stands in every line. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const { from, through, rows, columns, narrowed } = explorerOf(
      Object.fromEntries(new URL(request.url).searchParams),
    );
    const answered = await explore(ground(), actor, { from, through, rows, columns, narrowed, every: true });
    if (answered === null) throw new Refusal("not-found", "No ban has come in yet: there is nothing to count.");
    const held = Object.entries(narrowed).filter(
      ([name, code]) => code !== undefined && name !== rows && name !== columns,
    );
    const head = [
      "from",
      "through",
      ...held.map(([name]) => name),
      rows,
      columns === "time" ? answered.grain : columns,
      "count",
    ];
    const fixed = [answered.from, answered.through, ...held.map(([, code]) => String(code))];
    const lines = answered.cells
      .toSorted((one, other) => (`${one.row} ${one.column}` < `${other.row} ${other.column}` ? -1 : 1))
      .map(({ row, column, count }) => [...fixed, row, column, String(count)]);
    return handedOut({
      bytes: [head, ...lines].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join(""),
      fileName: `bans-${rows}-${columns}-${answered.from}-${answered.through}.csv`,
      mediaType: "text/csv; charset=utf-8",
    });
  });
}
