import { machineActor } from "#lib/auth/machineActor.ts";
import { openImport } from "#lib/bans/imports/openImport.ts";
import { ground } from "#lib/db/ground.ts";
import { answer } from "../../../answer.ts";
import { otherMethods } from "../otherMethods.ts";
import { repeatKeyOf } from "../sent.ts";

export const dynamic = "force-dynamic";
export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");

/** Opens an import of bans that may take several goes; the same Idempotency-Key opens the same one. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const { id, offset, repeated } = await openImport(ground(), actor, { repeatKey: repeatKeyOf(request) });
    const headers = { Location: `/api/v1/imports/${id}`, "Upload-Offset": String(offset), "Cache-Control": "no-store" };
    return Response.json({ id, offset }, { status: repeated ? 200 : 201, headers });
  });
}
