import { machineActor } from "#lib/auth/machineActor.ts";
import { importFilings } from "#lib/bans/filing/importFilings.ts";
import { ground } from "#lib/db/ground.ts";
import { answer } from "../../../../answer.ts";
import { otherMethods } from "../../otherMethods.ts";
import { textOf } from "../../text.ts";

export const dynamic = "force-dynamic";
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");

/** More than a thousand filings with the longest of ids take. */
const bytesMax = 1024 * 1024;

/** Takes reports that a platform filed of its bans after these had arrived: one JSON object, a list, or one a line (NDJSON), at most 1,000. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const { rejections, notes, ...summary } = await importFilings(ground(), actor, await textOf(request, bytesMax));
    return Response.json({
      ...summary,
      ...(rejections.length === 0 ? {} : { rejections }),
      ...(notes.length === 0 ? {} : { notes }),
    });
  });
}
