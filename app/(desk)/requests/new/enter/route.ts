import { newRequest } from "#components/requests/new-request.ts";
import { ground } from "#lib/db/ground.ts";
import { create } from "#lib/requests/create.ts";
import { enterMail } from "#lib/requests/enterMail.ts";
import { readForm } from "#lib/vault/readForm.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { goTo, sentFile, sentFiles } from "../../../../uploads.ts";

/** How many documents of full size one form may bring. */
const documentsMax = 10;

/** Records a request that reached the staff, with the mail that it came by or the scans of it. Counted as it comes. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await readForm(request, documentsMax);
    const given = newRequest(form);
    const enter = form.has("mail")
      ? enterMail(ground(), actor, { ...given, mail: await sentFile(form, "mail") } as Parameters<typeof enterMail>[2])
      : create(ground(), actor, { ...given, documents: await sentFiles(form, "documents") } as Parameters<
          typeof create
        >[2]);
    return goTo(request, `/requests/${(await enter).id}`);
  });
}
