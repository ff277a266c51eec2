import { machineActor } from "#lib/auth/machineActor.ts";
import { bringRest } from "#lib/bans/imports/bringIn.ts";
import { type ImportState, importState } from "#lib/bans/imports/importState.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer, refusalResponse } from "../../../../answer.ts";
import { otherMethods } from "../../otherMethods.ts";
import { sentBy, unreadable } from "../../sent.ts";
import { importIdOf } from "../importId.ts";

export const dynamic = "force-dynamic";
export const { POST, PUT, DELETE, OPTIONS } = otherMethods("GET", "PATCH");

type Place = { params: Promise<{ id: string }> };

/** How far the import has come: where to go on after a cut. HEAD says the offset alone. */
export function GET(request: Request, { params }: Place): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const state = await importState(ground(), actor, { id: importIdOf(await params) });
    const { id, source, offset, lines, imported, duplicate, rejected, conflicting, openedAt, concludedAt } = state;
    const read = imported + duplicate + rejected;
    const body = { id, source, offset, lines, read, imported, duplicate, rejected, conflicting };
    return Response.json({ ...body, opened_at: openedAt, concluded_at: concludedAt }, { headers: headersOf(state) });
  });
}

/** Takes the rest of the text, from `Upload-Offset` to its end. Answers as POST /api/v1/bans does, for the whole import. */
export function PATCH(request: Request, { params }: Place): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const state = await importState(ground(), actor, { id: importIdOf(await params) });
    const misplaced = misplacedBy(request, state);
    if (misplaced !== null) return refusalResponse(misplaced, headersOf(state));
    const headers = { "Upload-Complete": "?1", "Cache-Control": "no-store" };
    return unreadable(request) ?? Response.json(await bringRest(ground(), actor, state, sentBy(request)), { headers });
  });
}

function headersOf({ offset, concludedAt }: ImportState): Record<string, string> {
  const complete = concludedAt === null ? "?0" : "?1";
  return { "Upload-Offset": String(offset), "Upload-Complete": complete, "Cache-Control": "no-store" };
}

function misplacedBy(request: Request, { offset }: ImportState): Refusal | null {
  const given = request.headers.get("upload-offset");
  if (request.headers.get("upload-complete") === "?0") {
    return new Refusal(
      "invalid",
      "A request carries all of the rest, so Upload-Complete is ?1 or left out. Nothing was taken.",
    );
  }
  if (given === null || !/^\d{1,15}$/.test(given)) {
    return new Refusal(
      "invalid",
      `Upload-Offset says from which byte of the unpacked text this goes on. Nothing was taken: go on from ${offset}.`,
    );
  }
  if (Number(given) === offset) return null;
  return new Refusal(
    "conflict",
    `This import stands at byte ${offset} of the unpacked text, not at ${given}. Nothing was taken: go on from there.`,
  );
}
