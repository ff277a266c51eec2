import { ground } from "#lib/db/ground.ts";
import { linkHolder } from "#lib/deliveries/delivery.ts";
import { take } from "#lib/deliveries/take.ts";
import { answer } from "../../../answer.ts";
import { handedOut } from "../../../handedOut.ts";

type Context = { params: Promise<{ token: string }> };

/**
 * Hands out the encrypted file of a link. A POST, so that a program which only looks at links in mail takes none of its fetches. A link that
 * ended is answered 410 (RFC 9110, section 15.5.11), one that never was 404.
 */
export function POST(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const handed = await take(ground(), linkHolder, { token: (await params).token });
    if (handed.outcome !== "served") return gone(handed.outcome, handed.sentence);
    return handedOut({ ...handed, mediaType: "application/octet-stream" }, { "Referrer-Policy": "no-referrer" });
  });
}

function gone(outcome: string, detail: string): Response {
  const body = { type: `urn:countersign:problem:${outcome}`, title: outcome, status: 410, detail };
  const headers = { "Content-Type": "application/problem+json", "Cache-Control": "no-store" };
  return Response.json(body, { status: 410, headers });
}
