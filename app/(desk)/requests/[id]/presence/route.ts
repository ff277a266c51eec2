import { ground } from "#lib/db/ground.ts";
import { beat } from "#lib/presences/beat.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";

type Context = { params: Promise<{ id: string }> };

/** A page of the case says every twenty seconds that it is open; answers who else has it open. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const others = await beat(ground(), await asker(request), (await params).id);
    return Response.json({ others }, { headers: { "Cache-Control": "no-store" } });
  });
}
