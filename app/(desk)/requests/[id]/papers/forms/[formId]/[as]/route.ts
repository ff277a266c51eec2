import { ground } from "#lib/db/ground.ts";
import { file } from "#lib/europeanOrders/file.ts";
import { Refusal } from "#lib/refusal.ts";
import { attachmentHeaders } from "#lib/vault/attachmentHeaders.ts";
import { answer } from "../../../../../../../answer.ts";
import { asker } from "../../../../../../../asker.ts";

type Context = { params: Promise<{ formId: string; as: string }> };

/** Hands a form out as a PDF or as data, once for each reason that is given. A POST: seeing it is an act, and an entry of the log. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const { formId, as } = await params;
    if (as !== "pdf" && as !== "json") throw new Refusal("not-found", "A form is handed out as a PDF or as JSON.");
    const form = await request.formData().catch(() => {
      throw new Refusal("invalid", "A form is revealed by a reason. Nothing was handed out.");
    });
    const given = { id: formId, reason: form.get("reason") ?? undefined, as } as Parameters<typeof file>[2];
    const made = await file(ground(), actor, given);
    return new Response(new Uint8Array(made.bytes), { headers: attachmentHeaders(made) });
  });
}
