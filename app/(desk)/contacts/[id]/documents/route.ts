import { addDocument } from "#lib/contacts/addDocument.ts";
import { ground } from "#lib/db/ground.ts";
import { readForm } from "#lib/vault/readForm.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { goTo, sentFile } from "../../../../uploads.ts";

type Context = { params: Promise<{ id: string }> };

/** Takes a document of a contact. Counted as it comes: what is too large is not read to its end. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const { id } = await params;
    const form = await readForm(request);
    await addDocument(ground(), actor, { id, file: await sentFile(form, "file") } as Parameters<typeof addDocument>[2]);
    return goTo(request, `/contacts/${id}`);
  });
}
