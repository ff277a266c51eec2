import { publishedKey } from "#lib/audit/published.ts";
import { proof } from "#lib/bans/proof.ts";
import { ground } from "#lib/db/ground.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { handedOut } from "../../../../handedOut.ts";

type Given = { params: Promise<{ id: string }> };

/** One ban's proof as a file: whoever holds it checks it without us, with SHA-256 and Ed25519 (docs: the log's format). */
export function GET(request: Request, { params }: Given): Promise<Response> {
  return answer(async () => {
    const { id } = await params;
    const found = await proof(ground(), await asker(request), { key: id });
    const body = JSON.stringify({ ban: id, ...found, verifier: publishedKey(ground()) }, null, 2);
    return handedOut({
      bytes: `${body}\n`,
      fileName: `ban-${id}.proof.json`,
      mediaType: "application/json; charset=utf-8",
    });
  });
}
