import { demandOf } from "#components/officers/demand-form.ts";
import { ground } from "#lib/db/ground.ts";
import { filesMax, submit } from "#lib/requests/submit.ts";
import { readForm } from "#lib/vault/readForm.ts";
import { answer } from "../../../../../answer.ts";
import { goTo, sentFiles } from "../../../../../uploads.ts";
import { asker } from "../../../../asker.ts";

/** Takes a request with its order. Counted as it comes: what is too large is not read to its end. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await readForm(request, filesMax);
    const given = { ...demandOf(form), files: await sentFiles(form, "file") } as Parameters<typeof submit>[2];
    const { id } = await submit(ground(), actor, given);
    return goTo(request, `/officer/requests/${id}`);
  });
}
