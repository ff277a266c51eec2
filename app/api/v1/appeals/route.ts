import { importAppeals } from "#lib/appeals/importAppeals.ts";
import { machineActor } from "#lib/auth/machineActor.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer } from "../../../answer.ts";

export const dynamic = "force-dynamic";

/** More than a thousand appeals with the longest of statements take. */
const bytesMax = 16 * 1024 * 1024;

/** Takes appeals from a platform: one JSON object, a list, or one a line (NDJSON), at most 1,000. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await machineActor(ground(), request.headers.get("authorization"));
    const { rejections, ...summary } = await importAppeals(ground(), actor, await textOf(request));
    return Response.json(rejections.length === 0 ? summary : { ...summary, rejections });
  });
}

/** The body as UTF-8, read no further than its bound. */
async function textOf(request: Request): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.length;
      if (bytes > bytesMax) throw new Refusal("invalid", "More than 16 MB came at once. Nothing was taken.");
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("invalid", "The body is not UTF-8, or it broke off. Nothing was taken: send it again.");
  }
}
