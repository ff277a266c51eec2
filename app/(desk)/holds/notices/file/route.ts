import { ground } from "#lib/db/ground.ts";
import { exportNotices } from "#lib/notices/exportNotices.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";
import { handedOut } from "../../../../handedOut.ts";

/** Hands out the file of notices that are due, or one again. A POST: identifiers leave by it, and each time is an entry. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await request.formData().catch(() => new FormData());
    const batchId = form.get("batchId");
    const given = (batchId === null ? {} : { batchId }) as Parameters<typeof exportNotices>[2];
    return handedOut({ ...(await exportNotices(ground(), actor, given)), mediaType: "text/csv; charset=utf-8" });
  });
}
