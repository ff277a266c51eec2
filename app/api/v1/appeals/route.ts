import { importAppeals } from "#lib/appeals/importAppeals.ts";
import { machineActor } from "#lib/auth/machineActor.ts";
import { ground } from "#lib/db/ground.ts";
import { answer } from "../../../answer.ts";
import { otherMethods } from "../otherMethods.ts";
import { textOf } from "../text.ts";

export const dynamic = "force-dynamic";
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");

/** More than a thousand appeals with the longest of statements take. */
const bytesMax = 16 * 1024 * 1024;

/** Takes appeals from a platform: one JSON object, a list, or one a line (NDJSON), at most 1,000. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const { rejections, ...summary } = await importAppeals(ground(), actor, await textOf(request, bytesMax));
    return Response.json(rejections.length === 0 ? summary : { ...summary, rejections });
  });
}
