import { currentMonth, spanOfMonth } from "#components/bans/month-span.ts";
import { monthsOf } from "#components/found/found-span.ts";
import { tallyFound } from "#components/found/found-tally.ts";
import { found } from "#lib/bans/found.ts";
import { ground } from "#lib/db/ground.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { handedOut } from "../../../../handedOut.ts";
import { filterOf } from "../filter.ts";
import { foundCsv } from "../foundCsv.ts";

/** The page's table as CSV (RFC 4180): one line a month and signal, as the address narrows it. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const { from: first, through: last, ...narrowed } = filterOf(Object.fromEntries(new URL(request.url).searchParams));
    const through = last ?? currentMonth(new Date());
    const from = first ?? through;
    const span = { from: spanOfMonth(from).from, to: spanOfMonth(through).to };
    const rows = await found(ground(), actor, { ...span, ...narrowed });
    const tally = tallyFound(rows, monthsOf({ from, through }), new Date());
    return handedOut({
      bytes: foundCsv(tally),
      fileName: `found-${from}-${through}.csv`,
      mediaType: "text/csv; charset=utf-8",
    });
  });
}
