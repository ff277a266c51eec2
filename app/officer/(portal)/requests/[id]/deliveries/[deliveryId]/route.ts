import { ground } from "#lib/db/ground.ts";
import { fetch } from "#lib/deliveries/fetch.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer } from "../../../../../../answer.ts";
import { handedOut } from "../../../../../../handedOut.ts";
import { asker } from "../../../../../asker.ts";

type Context = { params: Promise<{ deliveryId: string }> };

/** Hands a delivery out, encrypted as it was made. A POST: fetching it is an act, counted and an entry of the log. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const handed = await fetch(ground(), actor, { id: (await params).deliveryId });
    if (handed.outcome !== "served") throw new Refusal("conflict", handed.sentence);
    return handedOut({ ...handed, mediaType: "application/octet-stream" });
  });
}
