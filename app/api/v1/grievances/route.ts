import { machineActor } from "#lib/auth/machineActor.ts";
import { ground } from "#lib/db/ground.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer } from "../../../answer.ts";
import { otherMethods } from "../otherMethods.ts";
import { sentBy, unreadable } from "../sent.ts";

export const dynamic = "force-dynamic";
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");

/** So many rejected rows are told with their reasons; all are counted. */
const rejectionsMax = 100;

/** Takes a stream of users' grievances from a machine, as POST /api/v1/bans takes bans. What arrives again changes nothing. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const refused = unreadable(request);
    if (refused !== null) return refused;
    const { input, format } = sentBy(request);
    const rejections: { line: number; reason: string }[] = [];
    const summary = await importGrievances(ground(), actor, {
      ...{ source: actor.name, input: untilBroken(input), format },
      onFault: (line, reason) => {
        if (rejections.length < rejectionsMax) rejections.push({ line, reason });
      },
    });
    return Response.json(rejections.length === 0 ? summary : { ...summary, rejections });
  });
}

async function* untilBroken(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* input;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const sentence =
      "The stream broke off. What was committed before is kept: send the whole again, nothing lands twice.";
    throw new Refusal("invalid", sentence);
  }
}
