import { Refusal } from "#lib/refusal.ts";

/**
 * What a request brings, counted as it comes and not read on beyond `bytesMax`; null where it brings nothing.
 * @throws Refusal `invalid` for more
 */
export async function boundedBody(request: Request, bytesMax: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (request.body === null) return null;
  const chunks: Uint8Array[] = [];
  let read = 0;
  for await (const chunk of request.body) {
    read += chunk.length;
    if (read > bytesMax) {
      throw new Refusal("invalid", `What was sent is larger than ${bytesMax} bytes, so it was not read.`);
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
