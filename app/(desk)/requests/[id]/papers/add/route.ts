import { ground } from "#lib/db/ground.ts";
import { add } from "#lib/documents/add.ts";
import { readForm } from "#lib/vault/readForm.ts";
import { answer } from "../../../../../answer.ts";
import { asker } from "../../../../../asker.ts";
import { goTo, sentFile } from "../../../../../uploads.ts";

type Context = { params: Promise<{ id: string }> };

/** Takes one more document of a case. Counted as it comes: what is too large is not read to its end. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const { id } = await params;
    const form = await readForm(request);
    const given = { id, kind: form.get("kind"), file: await sentFile(form, "file") };
    await add(ground(), actor, given as Parameters<typeof add>[2]);
    return goTo(request, `/requests/${id}/papers`);
  });
}
