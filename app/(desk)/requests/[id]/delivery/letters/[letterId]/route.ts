import { ground } from "#lib/db/ground.ts";
import { download } from "#lib/letters/download.ts";
import { answer } from "../../../../../../answer.ts";
import { asker } from "../../../../../../asker.ts";
import { handedOut } from "../../../../../../handedOut.ts";

type Context = { params: Promise<{ id: string; letterId: string }> };

/** Hands a letter out again. A POST: that it was fetched is an entry of the log. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const { id: requestId, letterId: id } = await params;
    return handedOut({ ...(await download(ground(), actor, { id, requestId })), mediaType: "application/pdf" });
  });
}
