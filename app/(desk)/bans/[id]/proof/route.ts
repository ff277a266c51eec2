import { proof } from "#lib/bans/proving/proof.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { handedOut } from "../../../../handedOut.ts";

type Given = { params: Promise<{ id: string }> };

/** One ban's proof as a file: whoever holds it checks it without us, with SHA-256 and Ed25519 (docs/log-format.md). */
export function GET(request: Request, { params }: Given): Promise<Response> {
  return answer(async () => {
    const { id } = await params;
    const { file } = await proof(ground(), await asker(request), { key: id });
    if (file === null)
      throw new Refusal("conflict", "No checkpoint covers the batch's entry yet. Try again in a second.");
    return handedOut({ bytes: file, fileName: `${id}.ban-proof`, mediaType: "text/plain; charset=utf-8" });
  });
}
