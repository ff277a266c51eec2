import { machineActor } from "#lib/auth/machineActor.ts";
import { rejections } from "#lib/bans/imports/rejections.ts";
import { ground } from "#lib/db/ground.ts";
import { answer } from "../../../../../answer.ts";
import { otherMethods } from "../../../otherMethods.ts";
import { importIdOf } from "../../importId.ts";

export const dynamic = "force-dynamic";
export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");

/** Every rejected row of an import as NDJSON: its line and why. What the sender wrote in the row is not repeated. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const id = importIdOf(await params);
    let page = await rejections(ground(), actor, { id });
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const last = page.at(-1);
        if (last === undefined) return controller.close();
        controller.enqueue(Buffer.from(page.map((one) => `${JSON.stringify(one)}\n`).join("")));
        page = await rejections(ground(), actor, { id, after: last.line });
      },
    });
    return new Response(body, { headers: { "Content-Type": "application/x-ndjson", "Cache-Control": "no-store" } });
  });
}
