import { ground } from "#lib/db/ground.ts";
import { exportNotices } from "#lib/notices/exportNotices.ts";
import { answer } from "../../../../answer.ts";
import { asker } from "../../../../asker.ts";

/** Hands out the file of notices that are due, or one again. A POST: identifiers leave by it, and each time is an entry. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const actor = await asker(request);
    const form = await request.formData().catch(() => new FormData());
    const batchId = form.get("batchId");
    const given = (batchId === null ? {} : { batchId }) as Parameters<typeof exportNotices>[2];
    const { fileName, bytes, sha256 } = await exportNotices(ground(), actor, given);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${fileName}"`,
        "Cache-Control": "no-store",
        "Repr-Digest": `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`,
      },
    });
  });
}
