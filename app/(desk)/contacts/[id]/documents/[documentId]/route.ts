import { openDocument } from "#lib/contacts/openDocument.ts";
import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { attachmentHeaders } from "#lib/vault/attachmentHeaders.ts";
import { answer } from "../../../../../answer.ts";
import { asker } from "../../../../../asker.ts";

type Context = { params: Promise<{ id: string; documentId: string }> };

/** Hands a document of a contact out, once for each reason that is given. A POST: seeing it is an act, and an entry of the log. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await request.formData().catch(() => {
      throw new Refusal("invalid", "A document is opened by a form with a reason. Nothing was handed out.");
    });
    const given = { ...(await params), reason: form.get("reason") ?? undefined } as Parameters<typeof openDocument>[2];
    const document = await openDocument(ground(), actor, given);
    return new Response(new Uint8Array(document.bytes), { headers: attachmentHeaders(document) });
  });
}
