import { machineActor } from "#lib/auth/machineActor.ts";
import { bringWhole } from "#lib/bans/imports/bringIn.ts";
import { ground } from "#lib/db/ground.ts";
import { answer } from "../../../answer.ts";
import { otherMethods } from "../otherMethods.ts";
import { repeatKeyOf, sentBy, unreadable } from "../sent.ts";

export const dynamic = "force-dynamic";
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");

/**
 * Takes a stream of bans (NDJSON, or CSV where the content type says so; plain, gzip or zstd) from a machine. Answers what the command
 * prints; the first rejected rows stand in it, all of them under /api/v1/imports/{import}/rejections.
 */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const repeatKey = repeatKeyOf(request);
    return unreadable(request) ?? Response.json(await bringWhole(ground(), actor, { ...sentBy(request), repeatKey }));
  });
}
