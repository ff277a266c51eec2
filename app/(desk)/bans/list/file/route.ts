import { dayAfter } from "#components/bans/month-span.ts";
import { download } from "#lib/bans/download.ts";
import { ground } from "#lib/db/ground.ts";
import { daily } from "#lib/tallies/daily.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { handedOut } from "../../../../handedOut.ts";
import { filterOf } from "../read.ts";

/** Hands out the single bans of a list. A POST, although it only reads: senders' ids leave the desk, and that is an entry of the log. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const { from, through, found, ...narrowed } = filterOf(Object.fromEntries(new URL(request.url).searchParams));
    const span = { from, to: dayAfter(through) };
    const { days } = await daily(ground(), actor, { ...span, narrowed: { ...narrowed, found } });
    const file = await download(ground(), actor, {
      ...{ ...span, ...narrowed, days: days.map(({ day }) => day) },
      reportedBefore: found === undefined ? undefined : found === "reported",
    });
    return handedOut({ bytes: file.text, fileName: file.fileName, mediaType: "text/csv; charset=utf-8" });
  });
}
