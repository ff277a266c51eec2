import { ground } from "#lib/db/ground.ts";
import { reveal } from "#lib/documents/reveal.ts";
import { Refusal } from "#lib/refusal.ts";
import { attachmentHeaders } from "#lib/vault/attachmentHeaders.ts";
import { answer } from "../../../../../answer.ts";
import { asker } from "../../../../../asker.ts";

type Context = { params: Promise<{ id: string; documentId: string }> };

/** Hands a document out, once for each reason that is given. A POST: seeing it is an act, and an entry of the log. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await request.formData().catch(() => {
      throw new Refusal("invalid", "A document is revealed by a form with a reason. Nothing was handed out.");
    });
    const given = { ...(await params), reason: form.get("reason") ?? undefined } as Parameters<typeof reveal>[2];
    const document = await reveal(ground(), actor, given);
    return new Response(new Uint8Array(document.bytes), { headers: attachmentHeaders(document) });
  });
}
