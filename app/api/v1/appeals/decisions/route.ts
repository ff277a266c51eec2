import { decisions } from "#lib/appeals/decisions.ts";
import { machineActor } from "#lib/auth/machineActor.ts";
import { ground } from "#lib/db/ground.ts";
import { answer } from "../../../../answer.ts";
import { otherMethods } from "../../otherMethods.ts";

export const dynamic = "force-dynamic";
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");

/** What was decided on the bans of the asking machine's source, after a number that it has read up to. */
export function GET(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const after = new URL(request.url).searchParams.get("after") ?? 0;
    const page = await decisions(ground(), actor, { after });
    return Response.json(page, { headers: { "cache-control": "no-store" } });
  });
}
