import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { receipt } from "#lib/requests/receipt.ts";
import { answer } from "../../../../../answer.ts";
import { handedOut } from "../../../../../handedOut.ts";
import { asker } from "../../../../asker.ts";

type Context = { params: Promise<{ id: string }> };

/** The receipt's `.tlog-proof` (C2SP): that the request reached the service, for anybody to check against the log's key. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { proof, entryId } = await receipt(ground(), await asker(request), { id: (await params).id });
    if (proof === null)
      throw new Refusal("conflict", "The entry waits for its place in the log. Try again in a second.");
    return handedOut({
      bytes: proof.file,
      fileName: `receipt-${entryId}.tlog-proof`,
      mediaType: "text/plain; charset=utf-8",
    });
  });
}
