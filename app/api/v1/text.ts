import { Refusal } from "#lib/refusal.ts";

const mebibyte = 1024 * 1024;

/** The body as UTF-8, read no further than its bound. @throws Refusal `invalid` for more, and for what is no text */
export async function textOf(request: Request, bytesMax: number): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.length;
      if (bytes > bytesMax)
        throw new Refusal("invalid", `More than ${bytesMax / mebibyte} MB came at once. Nothing was taken.`);
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("invalid", "The body is not UTF-8, or it broke off. Nothing was taken: send it again.");
  }
}
