import { Refusal } from "#lib/refusal.ts";
import { documentBytesMax } from "./limit.ts";

/** Beside its documents a form has text and separators. */
const formBytesMax = 256 * 1024;

/**
 * Reads a form with documents from a request, counting as it comes: what says, or proves, to be larger than `documents` documents can be
 * is stopped there and not read on, so that 200 MB never lie in memory.
 * @throws Refusal `invalid` for a body too large, or for one that is no form.
 */
export async function readForm(request: Request, documents = 1): Promise<FormData> {
  const bytesMax = documents * documentBytesMax + formBytesMax;
  const tooLarge = new Refusal(
    "invalid",
    documents === 1
      ? "What was sent is larger than 20 MB, so it was not read and nothing was saved. Send it in parts, or scan it in fewer dots."
      : `What was sent is larger than ${documents} documents of 20 MB, so it was not read and nothing was saved. Send fewer at a time.`,
  );
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) throw tooLarge;
  let read = 0;
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        read += chunk.length;
        if (read > bytesMax) controller.error(tooLarge);
        else controller.enqueue(chunk);
      },
    }),
  );
  const type = request.headers.get("content-type") ?? "";
  try {
    return await new Response(counted ?? null, { headers: { "content-type": type } }).formData();
  } catch {
    if (read > bytesMax) throw tooLarge;
    throw new Refusal(
      "invalid",
      "What was sent is no form that can be read, or it was cut off. Nothing was saved: send it again.",
    );
  }
}
