import { ground } from "#lib/db/ground.ts";
import { one } from "#lib/log/one.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer } from "../../../../../answer.ts";
import { asker } from "../../../../../asker.ts";
import { handedOut } from "../../../../../handedOut.ts";

/** The entry's `.tlog-proof` (C2SP), which carries the entry itself. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(async () => {
    const { entry, proof } = await one(ground(), await asker(request), { id: (await params).id });
    if (proof === null)
      throw new Refusal("conflict", "The entry waits for its place in the log. Try again in a second.");
    return handedOut({
      bytes: proof.file,
      fileName: `entry-${entry.id}.tlog-proof`,
      mediaType: "text/plain; charset=utf-8",
    });
  });
}
