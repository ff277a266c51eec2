import { ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";
import { download } from "#lib/requests/download.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { handedOut } from "../../../../handedOut.ts";

type Context = { params: Promise<{ id: string }> };

/** Hands a production out, once for each reason that is given. A POST: fetching it is an act, and an entry of the log. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await request.formData().catch(() => {
      throw new Refusal("invalid", "A production is fetched by a form with a reason. Nothing was handed out.");
    });
    const reason = form.get("reason") ?? undefined;
    const given = { id: (await params).id, reason } as Parameters<typeof download>[2];
    return handedOut({ ...(await download(ground(), actor, given)), mediaType: "application/zip" });
  });
}
