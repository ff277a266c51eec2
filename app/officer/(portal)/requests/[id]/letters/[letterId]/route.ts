import { ground } from "#lib/db/ground.ts";
import { fetch } from "#lib/letters/fetch.ts";
import { answer } from "../../../../../../answer.ts";
import { handedOut } from "../../../../../../handedOut.ts";
import { asker } from "../../../../../asker.ts";

type Context = { params: Promise<{ id: string; letterId: string }> };

/** Hands a letter to an officer of the authority that it was written to. A POST: that it was fetched is an entry of the log. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const { id: requestId, letterId: id } = await params;
    return handedOut({ ...(await fetch(ground(), actor, { id, requestId })), mediaType: "application/pdf" });
  });
}
