import { ground } from "#lib/db/ground.ts";
import { write } from "#lib/messages/write.ts";
import { readForm } from "#lib/vault/readForm.ts";
import { answer } from "../../../../../answer.ts";
import { goTo, sentFiles } from "../../../../../uploads.ts";
import { asker } from "../../../../asker.ts";

type Context = { params: Promise<{ id: string }> };

/** Takes an officer's message with its documents. Counted as it comes: what is too large is not read to its end. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const { id } = await params;
    const form = await readForm(request, 5);
    const given = { id, once: form.get("once"), text: form.get("text"), files: await sentFiles(form, "file") };
    await write(ground(), actor, given as Parameters<typeof write>[2]);
    return goTo(request, `/officer/requests/${id}`);
  });
}
